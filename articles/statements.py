"""Statements: what SQL a room keeps beside its models, such as its triggers."""

from collections.abc import Iterable


def run(connection, statements: Iterable[str]) -> None:
    """One after the other, in whatever transaction there is."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def triggers_in(statements: Iterable[str]) -> set[str]:
    """The names of the triggers that these statements make."""
    made = (statement.split() for statement in statements)
    return {words[2] for words in made if words[:2] == ["CREATE", "TRIGGER"]}
