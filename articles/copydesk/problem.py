"""Problem: what a check found, in words for the desk."""

from dataclasses import dataclass

# The code of the one problem that copy from outside may go out with.
NO_ALT = "alt"


@dataclass(frozen=True)
class Problem:
    """Something to mend; `field` names the form field, `image_id` the picture."""

    message: str
    field: str = ""
    image_id: int | None = None
    code: str = ""
