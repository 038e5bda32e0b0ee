"""Parts of addresses."""


class ArticleId:
    """An article's number: no longer than a table's key."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Year:
    """A year of the archive, in four digits."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class TwoDigits(Year):
    """A month or a day: one address for each, so “9” is none."""

    regex = "0[1-9]|[1-3][0-9]"

    def to_url(self, value: int) -> str:
        return f"{value:02}"
