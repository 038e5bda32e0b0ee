"""How much of the machine one picture may take."""

MEGABYTE = 1024 * 1024
# Address space, which is more than what is in memory at any moment.
MOST_MEMORY = 580 * MEGABYTE
LARGEST_OUTPUT = 64 * MEGABYTE
SECONDS = {"read": 30, "examine": 30, "develop": 120}
# Processes that work at once on one machine, as far as it has processors for them; one
# more looks at what somebody brings.
MOST_AT_ONCE = 8
# Seconds that each waits for its turn.
PATIENCE = {"read": 20, "examine": 20, "develop": 600}
