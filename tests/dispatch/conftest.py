"""What the tests of dispatch share."""

from tests.elsewhere import elsewhere

__all__ = ["elsewhere"]
