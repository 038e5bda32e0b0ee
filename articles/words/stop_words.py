"""Words that are in every story, and tell nothing of one."""

_DUTCH = """
aan al als bij dan dat de der des deze die dit door dus een en er had heb heeft het hij
hoe hun iets ik in is je kan maar me men met mijn na naar niet nog nu of om onder ook op
over te tegen toch tot uit van veel voor want waren was wat we wel werd wie wij worden
wordt ze zich zij zijn zo zou
"""
_ENGLISH = """
a about an and are as at be been but by can for from has have he her his how i if in is
it its not of on or our she so that the their them there they this to was we were what
when which who will with you
"""
STOP_WORDS = frozenset(_DUTCH.split()) | frozenset(_ENGLISH.split())
