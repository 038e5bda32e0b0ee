"""Logs: lines for people or for machines, with the request they belong to and no secrets."""
