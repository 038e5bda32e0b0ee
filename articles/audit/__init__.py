"""The audit log: who came in, and who did what to whom. Knows no room above it."""
