"""The project: settings, root addresses, the WSGI entry."""
