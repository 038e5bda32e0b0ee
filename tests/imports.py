"""What source code imports, read without running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Import:
    """One module that another one imports, and whether inside a function."""

    line: int
    module: str
    late: bool


def imports(module: str, source: str) -> Iterator[Import]:
    """Every import at any depth, with relative ones and `from room import file` spelt out."""
    yield from _imports(ast.parse(source), module.split(".")[:-1], late=False)


def _imports(node: ast.AST, package: list[str], late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(child.lineno, name.name, late) for name in child.names)
        elif isinstance(child, ast.ImportFrom):
            above = package[: len(package) + 1 - child.level] if child.level else []
            start = ".".join([*above, *filter(None, [child.module])])
            for name in child.names:
                yield Import(child.lineno, f"{start}.{name.name}", late)
        else:
            function = isinstance(
                child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
            )
            yield from _imports(child, package, late or function)


def circles(code: dict[str, str]) -> list[str]:
    """Modules that, by way of others, import themselves."""
    names = {module.removesuffix(".__init__"): module for module in code}
    arrows = {
        name: {
            target
            for imported in imports(module, code[module])
            for target in (_ours(imported.module, names),)
            if target and target != name
        }
        for name, module in names.items()
    }
    while free := [name for name, targets in arrows.items() if not targets]:
        arrows = {
            name: targets.difference(free)
            for name, targets in arrows.items()
            if name not in free
        }
    return sorted(name for name in arrows if _reaches(name, name, arrows))


def _ours(imported: str, names: dict[str, str]) -> str | None:
    """`articles.body.parse.parse` is a name in the module `articles.body.parse`."""
    return next(
        (name for name in (imported, imported.rpartition(".")[0]) if name in names),
        None,
    )


def _reaches(start: str, goal: str, arrows: dict[str, set[str]]) -> bool:
    seen: set[str] = set()
    todo = list(arrows[start])
    while todo:
        name = todo.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            todo += arrows.get(name, ())
    return False
