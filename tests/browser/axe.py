"""What axe-core finds wrong with a page, as lines that a person can act on."""

from axe_playwright_python.base import AXE_SCRIPT

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
RUN = """async ([rules, without]) => {
  const context = { include: [["html"]], exclude: without.map((part) => [part]) }
  const { violations, passes } = await axe.run(context, { runOnly: rules })
  return [violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, any, all, none }) =>
    `${id}: ${target.join(" ")} (${help}; ${[...any, ...all, ...none].map(({ message }) => message).join("; ")})`)),
    passes.length]
}"""


def violations(
    page, *, without: tuple[str, ...] = (), rules: tuple[str, ...] = RULES
) -> list[str]:
    """Each fault with the place it is in; `without` are selectors that are left out."""
    # As a developer tool would: the page's own policy lets no strange script in.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found, passed = page.evaluate(RUN, [list(rules), list(without)])
    # A checker that checked nothing must not count as content.
    assert passed > 10, "axe-core looked at nothing"
    return found
