"""Brings the whole of production up on this machine, and looks whether it holds."""
