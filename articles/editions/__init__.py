"""The press: Edition, permanent addresses, and publish, the one door."""
