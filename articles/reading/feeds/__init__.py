"""What subscribers follow: each source as RSS, Atom and JSON Feed, with its archive."""
