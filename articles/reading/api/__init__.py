"""The paper for other systems: read-only JSON, in ninjs. Knows no draft, and plans by token only."""
