"""How much of the machine one picture may take."""

MEGABYTE = 1024 * 1024
# Address space, which is more than what is in memory at any moment.
MOST_MEMORY = 580 * MEGABYTE
LARGEST_OUTPUT = 64 * MEGABYTE
SECONDS = {"examine": 30, "develop": 120}
