"""What the check has seen, said as it goes."""

import sys
import time


class Said:
    """A line for each thing; `wrong` counts those that are not as they should be."""

    def __init__(self):
        self.wrong = 0
        self.began = time.monotonic()

    def well(self, words: str) -> None:
        self._say("✓", words)

    def expect(self, true: bool, words: str) -> None:
        """As it should be where `true`."""
        self.wrong += not true
        self._say("✓" if true else "✗", words)

    def verdict(self) -> int:
        seconds = time.monotonic() - self.began
        wrong = f"{self.wrong} wrong" if self.wrong else "All is well"
        print(f"{wrong}, after {seconds:.0f} s.")
        return int(bool(self.wrong))

    def _say(self, mark: str, words: str) -> None:
        print(f"{time.monotonic() - self.began:6.1f} s  {mark} {words}")
        sys.stdout.flush()
