"""Metrics for Prometheus: what all server processes counted, and what is waiting."""
