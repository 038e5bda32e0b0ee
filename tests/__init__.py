"""The tests: one folder a room, and what they stand on (make, servers, settings)."""
