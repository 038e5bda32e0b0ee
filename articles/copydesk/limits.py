"""How long things may be: what the form counts against and the copy desk warns of."""

# Characters, by field of the form.
LIMITS = {
    "kicker": 30,
    "headline": 90,
    "intro": 350,
    "search_title": 60,
    "search_description": 160,
    "social_title": 70,
    "social_description": 200,
}
# Words of a body: only counted, in the form.
BODY_WORDS = 1_500
SENTENCE_WORDS = 40
# More than the longest story; what comes after it is not read, so that a page that was
# pasted by mistake holds nobody up.
MOST_HTML = 300_000
MOST_TEXT = 60_000
# As many of one kind as anybody reads; the rest shows when these are mended.
MOST_OF_A_KIND = 12
