"""A story as structured data."""

from articles.editions.edition import Edition
from articles.reading.absolute import absolute
from articles.reading.machine.image_object import image_objects
from articles.reading.machine.json_ld import Thing, thing
from articles.reading.machine.moments import modified, published, written
from articles.reading.machine.organization import organization
from articles.reading.story_page import StoryPage

# Beside the plain kind, which is the one that search engines look for.
KINDS: dict[str, str] = {
    Edition.Genre.REPORT: "ReportageNewsArticle",
    Edition.Genre.ANALYSIS: "AnalysisNewsArticle",
    Edition.Genre.BACKGROUND: "BackgroundNewsArticle",
    Edition.Genre.OPINION: "OpinionNewsArticle",
    Edition.Genre.REVIEW: "ReviewNewsArticle",
}
NEWS = "NewsArticle"


def news_article(page: StoryPage) -> Thing:
    """What a search engine may say of a story, in plain words."""
    edition = page.edition
    address = absolute(edition.get_absolute_url())
    figures = [page.lead, *page.figures] if page.lead else page.figures
    return thing(
        _kind(edition),
        mainEntityOfPage=thing("WebPage", **{"@id": address}),
        url=address,
        headline=edition.headline,
        alternativeHeadline=_other_headline(edition),
        description=edition.search_description or page.summary,
        image=image_objects(figures),
        datePublished=published(edition),
        dateModified=modified(edition),
        author=authors(edition),
        publisher=organization(),
        articleSection=edition.section.name,
        keywords=[tag.lasting.name for tag in edition.tags.all()],
        wordCount=page.words or None,
        inLanguage=edition.language,
        isAccessibleForFree=True,
        dateline=edition.place,
        contentLocation=_place(edition.place),
        correction=[
            thing("CorrectionComment", text=text, datePublished=written(moment))
            for text, moment in edition.correction_list
        ],
    )


def authors(edition: Edition) -> list[Thing]:
    """Who wrote it, and which agencies; the paper itself where nobody is named."""
    people = [
        thing("Person", name=author.name, url=absolute(author.get_absolute_url()))
        for author in (byline.author for byline in edition.bylines.all())
    ]
    agencies = [thing("Organization", name=name) for name in edition.source_list]
    return people + agencies or [_paper()]


def _paper() -> Thing:
    paper = organization()
    return {name: paper[name] for name in ("@type", "@id", "name", "url")}


def _kind(edition: Edition) -> str | list[str]:
    narrower = KINDS.get(edition.genre)
    return [NEWS, narrower] if narrower else NEWS


def _other_headline(edition: Edition) -> str:
    others = (edition.social_title, edition.search_title)
    return next((other for other in others if other and other != edition.headline), "")


def _place(name: str) -> Thing | None:
    return thing("Place", name=name) if name else None
