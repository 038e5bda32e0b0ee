"""What machines read of the paper: search engines, networks, agents, other newsrooms."""
