"""How much the tests of faults do: a sample with every run, all of it by `make faults`."""

import os
from typing import TypeVar

WHOLE = os.environ.get("NEWSROOM_FAULTS") == "whole"
Figures = TypeVar("Figures")


def sized(sample: Figures, whole: Figures) -> Figures:
    return whole if WHOLE else sample
