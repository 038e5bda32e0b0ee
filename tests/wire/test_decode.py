import pytest
from django.utils.translation import override

from articles.wire.decode import LIMIT, CopyError, decode

EMPTY = "The file is empty."
NOT_TEXT = "The file is not plain text."
TOO_BIG = "The file is over 5 MB."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Zo’n café".encode(), "Zo’n café"),
        (b"\xef\xbb\xbf" + "Zo’n café".encode(), "Zo’n café"),
        ("Zo’n café – ‘ja’ … €".encode("windows-1252"), "Zo’n café – ‘ja’ … €"),
        ("Zo’n café".encode("utf-16"), "Zo’n café"),
        (b"\xfe\xff" + "Zo’n café".encode("utf-16-be"), "Zo’n café"),
        (b"een\r\ntwee\rdrie\nvier", "een\ntwee\ndrie\nvier"),
        ("een\u2028twee\u2029drie".encode(), "een\ntwee\ndrie"),
        ("cafe\u0301".encode(), "café"),
        (b"een\x00".replace(b"\x00", b"\x07\x0b\x1b\x7f"), "een"),
    ],
)
def test_copy_in_any_dress_becomes_the_same_text(raw, text):
    assert decode(raw) == text


def test_a_stray_windows_byte_does_not_spoil_the_utf8_around_it():
    assert decode("‘Één’ café".encode() + b" en \x85 \x81") == "‘Één’ café en … \ufffd"


def test_text_cut_off_inside_a_letter_is_still_utf8():
    assert decode("Zo’n geëerd café é".encode()[:-1]) == "Zo’n geëerd café Ã"


def test_capitals_with_windows_quotes_are_not_taken_for_utf8():
    assert decode("‘CAFÉ’ en ‘ja’".encode("windows-1252")) == "‘CAFÉ’ en ‘ja’"


def test_windows_characters_that_passed_for_latin1_are_mended():
    assert decode("Zo\u0092n \u0091ja\u0092\u0085\u0081".encode()) == "Zo’n ‘ja’…"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", EMPTY),
        (b"\xef\xbb\xbf", EMPTY),
        (b" \r\n\t\n ", EMPTY),
        ("\u00a0\u200b\n".encode(), EMPTY),
        (b"\x07\x0b", EMPTY),
        (b"tekst\x00\x01\x02\x03tekst", NOT_TEXT),
        (b"x" * 1_000 + b"\x00" * 33, NOT_TEXT),
        (b"x" * 8_000 + b"\x00\x07" * 50 + b"x" * 8_000, NOT_TEXT),
        (b"x" * 9_000 + b"\x00" * 100 + b"x" * 9_000, NOT_TEXT),
        (bytes(range(1, 32)) * 40, NOT_TEXT),
        ("Kop".encode("utf-16-le"), NOT_TEXT),
        ("Kop".encode("utf-32"), NOT_TEXT),
        (b"%PDF-1.4\nobj", NOT_TEXT),
        (b"{\\rtf1\\ansi Kop}", NOT_TEXT),
        (b"\xff\xd8\xff\xe0 JFIF", NOT_TEXT),
        (b"x" * (LIMIT + 1), TOO_BIG),
    ],
)
def test_what_is_no_copy_is_refused_in_one_line(raw, reason):
    with override("en"), pytest.raises(CopyError) as refusal:
        decode(raw)
    assert str(refusal.value) == reason


def test_five_megabytes_is_not_too_much():
    assert decode(b"x" * LIMIT) == "x" * LIMIT


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"tekst\x00tekst", "teksttekst"),
        (b"x" * 400 + b"\x00" * 32, "x" * 400),
        (b"x" * 9_000 + b"\x00" * 90 + b"x" * 9_000, "x" * 18_000),
        (
            b"Kop" + bytes({*range(32)} - {9, 10, 13}) + b"\x7f" + b"x" * 400,
            "Kop" + "x" * 400,
        ),
    ],
)
def test_nuls_and_other_controls_are_dropped_when_they_are_few(raw, text):
    assert decode(raw) == text


def test_a_few_control_characters_do_not_make_a_binary():
    assert decode(b"\x01\x02Kop\x03 van \x1b[1mvandaag\x07") == "Kop van [1mvandaag"
