"""Pictures: the Image, metadata in and out, credits, renditions. Knows no article."""
