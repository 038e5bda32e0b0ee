"""`make audit`: a checker that looked at nothing has not found that all is well."""

import pytest

from bench.audit import told

WELL = {"name": "django", "version": "5.2.19", "vulns": []}
SKIPPED = {"name": "nh3", "skip_reason": "Dependency not found"}
FAULTY = {
    "name": "pillow",
    "version": "1.0",
    "vulns": [{"id": "CVE-2026-1", "fix_versions": ["1.1"]}],
}


@pytest.mark.parametrize(
    ("looked", "wanted", "status", "words"),
    [
        ([WELL], 1, 0, "1 packages looked at, 0 known faults."),
        ([WELL, SKIPPED], 2, 2, "Not looked at: nh3."),
        ([WELL], 2, 2, "Not looked at: 1."),
        ([], 1, 2, "Not looked at: 1."),
        ([WELL, FAULTY], 2, 1, "pillow 1.0: CVE-2026-1 (mended by 1.1)"),
    ],
)
def test_what_was_not_looked_at_counts_as_a_fault(
    capsys, looked, wanted, status, words
):
    assert told(looked, wanted) == status
    assert words in capsys.readouterr().out.splitlines()
