"""Parts of addresses."""


class ArticleId:
    """An article's number: no longer than a table's key."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
