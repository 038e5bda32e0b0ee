import time, pytest
from django.core.management import call_command
@pytest.mark.django_db
@pytest.mark.parametrize("content", ["a\n"*2_600_000, "woord "*870_000, "Een zin van een alinea die wel eens lang kan zijn.\n\n"*95_000, "Kop zonder punt\n\nEen zin.\n\n"*170_000, "- x\n"*1_300_000, "Foto ANP\n"*2000, "Het hek. Foto ANP\n\nZin.\n\n"*1000,
  "een regel die midden in de zin wordt afgebroken want hij is\nvol en gaat dus verder op de volgende regel van het blad en\n"*40_000])
def test_x(content, tmp_path, settings):
    settings.MEDIA_ROOT=tmp_path/"m"
    p=tmp_path/"x.txt"; p.write_text(content)
    from articles.wire.plain import parse
    from articles.wire.decode import decode
    t=time.time(); parse(decode(content.encode()), {}); t1=time.time()-t
    t=time.time(); call_command("import_copy", str(p)); print(repr(content[:20]), len(content), "parse", round(t1,1), "all", round(time.time()-t,1))
