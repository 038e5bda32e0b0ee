"""Two editors' versions of one story become one; what cannot be is told, not guessed."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder

from articles.body.merge import BOTH, MINE, THEIRS, Clash, MergedBody, whole_clash
from articles.body.merge import merge as merge_bodies
from articles.body.serialise import to_html

Story = Mapping[str, object]
# What is said of the lead picture belongs to that picture, and is chosen with it.
LEAD = ("lead_image_id", "lead_caption", "lead_alt", "lead_decorative")
UNKNOWN = object()


@dataclass(frozen=True)
class Conflict:
    """A field, or a place in the body, that both sides changed, each in its way."""

    field: str
    mine: object
    theirs: object
    # Tells this conflict, with just these two texts, from every other.
    key: str
    clash: Clash | None = None

    @property
    def sides(self) -> tuple[str, ...]:
        return (MINE, THEIRS, BOTH) if self.clash else (MINE, THEIRS)


@dataclass
class Merged:
    """One story of two: mine where they conflict, until somebody has chosen."""

    values: dict[str, object]
    conflicts: list[Conflict] = field(default_factory=list)
    # Fields that came from the other side, and how many blocks of the body.
    taken_from_theirs: list[str] = field(default_factory=list)
    blocks_from_theirs: int = 0
    body: MergedBody | None = None

    def chosen(self, choices: Mapping[str, str]) -> dict[str, object]:
        """The values, with a side for each conflict by its key."""
        values = dict(self.values)
        for conflict in self.conflicts:
            if choices[conflict.key] == THEIRS and conflict.field in LEAD:
                values |= _theirs_lead(conflict)
            elif choices[conflict.key] == THEIRS and not conflict.clash:
                values[conflict.field] = conflict.theirs
        if self.body:
            clashes = [conflict for conflict in self.conflicts if conflict.clash]
            values["body"] = self.body.html([choices[one.key] for one in clashes])
        return values


def merge(base: Story | None, mine: Story, theirs: Story) -> Merged:
    """`mine` on top of `theirs`, both begun from `base` (None: nobody knows it any more).

    Values by column as `whole_story` gives them. A field that `mine` does not have, since
    its form did not, is theirs.
    """
    base, mine, theirs = plain(base or {}), plain(mine), plain(theirs)
    merged = Merged(dict(mine))
    names = [name for name in mine if name not in LEAD]
    for name in names:
        special = {"body": _body, "tags": _tags, "authors": _authors}
        special.get(name, _field)(name, base, mine, theirs, merged)
    _lead(base, mine, theirs, merged)
    return merged


def plain(story: Story) -> dict[str, object]:
    """Values as a revision keeps them, so that all three sides compare alike."""
    utc = {
        name: value.astimezone(dt.UTC) if isinstance(value, dt.datetime) else value
        for name, value in story.items()
    }
    return json.loads(json.dumps(utc, cls=DjangoJSONEncoder))


def same_story(one: Story, other: Story) -> bool:
    """Whether two versions say the same, as far as both say anything."""
    return all(
        _comparable(name, one[name]) == _comparable(name, other[name])
        for name in one
        if name in other
    )


def _field(name: str, base, mine, theirs, merged: Merged) -> None:
    was, ours, other = base.get(name, UNKNOWN), mine[name], theirs[name]
    if ours == other:
        return
    if ours == was:
        _take(name, other, merged)
    elif other != was:
        _conflict(name, ours, other, merged)


def _body(name: str, base, mine, theirs, merged: Merged) -> None:
    if name in base:
        body = merge_bodies(str(base[name]), str(mine[name]), str(theirs[name]))
    else:
        body = whole_clash(str(mine[name]), str(theirs[name]))
    merged.body, merged.blocks_from_theirs = body, body.from_theirs
    merged.values[name] = body.html()
    if body.from_theirs:
        merged.taken_from_theirs.append(name)
    for clash in body.clashes:
        texts = to_html(clash.mine), to_html(clash.theirs)
        _conflict(name, *texts, merged, clash)


def _tags(name: str, base, mine, theirs, merged: Merged) -> None:
    """Tags have no order and exclude no other: what either side did is done."""
    was = {str(tag).casefold(): tag for tag in base.get(name, ())}
    ours = {str(tag).casefold(): tag for tag in mine[name]}
    other = {str(tag).casefold(): tag for tag in theirs[name]}
    gone = {key for key in was if key not in ours or key not in other}
    kept = {key: tag for key, tag in (ours | other).items() if key not in gone}
    if kept.keys() != ours.keys():
        _take(name, sorted(kept.values()), merged)


def _authors(name: str, base, mine, theirs, merged: Merged) -> None:
    """Added and removed by either; two new orders are a conflict."""
    was, ours, other = base.get(name, UNKNOWN), mine[name], theirs[name]
    if was is UNKNOWN or not (_in_order(was, ours) and _in_order(was, other)):
        _field(name, base, mine, theirs, merged)
        return
    kept = [who for who in other if who in ours or who not in was]
    kept += [who for who in ours if who not in was and who not in kept]
    if kept != ours:
        _take(name, kept, merged)


def _in_order(was: list, now: list) -> bool:
    """Whether those who stayed stand before those who came, in the order they had."""
    stayed = [who for who in was if who in now]
    return now[: len(stayed)] == stayed


def _lead(base, mine, theirs, merged: Merged) -> None:
    names = [name for name in LEAD if name in mine]
    picture = LEAD[0]
    if picture not in mine or mine[picture] == theirs[picture]:
        for name in names:
            _field(name, base, mine, theirs, merged)
        return
    was, ours, other = (
        {name: side.get(name, UNKNOWN) for name in names}
        for side in (base, mine, theirs)
    )
    if ours == was:
        merged.values |= other
        merged.taken_from_theirs.append(picture)
    elif other != was:
        _conflict(picture, ours, other, merged)


def _theirs_lead(conflict: Conflict) -> dict[str, object]:
    if isinstance(conflict.theirs, dict):
        return conflict.theirs
    return {conflict.field: conflict.theirs}


def _take(name: str, value: object, merged: Merged) -> None:
    merged.values[name] = value
    merged.taken_from_theirs.append(name)


def _conflict(name: str, mine, theirs, merged: Merged, clash=None) -> None:
    alike = [
        one for one in merged.conflicts if (one.mine, one.theirs) == (mine, theirs)
    ]
    told = json.dumps([name, mine, theirs, len(alike)], sort_keys=True)
    key = hashlib.sha256(told.encode()).hexdigest()[:16]
    merged.conflicts.append(Conflict(name, mine, theirs, key, clash))


def _comparable(name: str, value: object) -> object:
    if name == "tags" and isinstance(value, list):
        return sorted(str(tag).casefold() for tag in value)
    return value
