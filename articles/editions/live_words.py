"""What a post of a liveblog says: the part of it that somebody writes."""

from dataclasses import asdict, dataclass

from articles.editions.live_post import LivePostEdition


@dataclass(frozen=True)
class LiveWords:
    """A post's words and how they stand on the page."""

    headline: str = ""
    body: str = ""
    author_id: int | None = None
    pinned: bool = False
    key_event: bool = False
    closes: bool = False

    @property
    def values(self) -> dict[str, object]:
        return asdict(self)

    @property
    def text(self) -> tuple[str, str]:
        """What readers notice a change of."""
        return self.headline, self.body


def words_of(post: LivePostEdition) -> LiveWords:
    """What a post said as it went out."""
    names = LiveWords.__dataclass_fields__
    return LiveWords(**{name: getattr(post, name) for name in names})
