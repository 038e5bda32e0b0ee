"""Tells other systems what readers got: feed hubs, partners, content delivery networks."""
