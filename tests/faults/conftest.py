"""What the tests of faults share."""

from tests.elsewhere import elsewhere

__all__ = ["elsewhere"]
