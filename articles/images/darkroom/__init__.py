"""Where picture files are decoded: in a process of its own, with limits. Knows no Django."""
