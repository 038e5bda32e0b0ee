"""Known faults of the packages that a file of requirements names: `make audit`.

Where the network does not let pip-audit ask, it skips every package and says that all is
well. A package that was not looked at counts as a fault here.
"""

import json
import subprocess
import sys


def main(path: str) -> int:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip_audit", "--requirement", path),
            *(
                "--no-deps",
                "--disable-pip",
                "--format",
                "json",
                "--progress-spinner",
                "off",
            ),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        looked = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(done.stderr.strip(), file=sys.stderr)
        print("Nothing was looked at.", file=sys.stderr)
        return 2
    return told(looked, named(path))


def named(path: str) -> int:
    """How many packages the file pins."""
    with open(path, encoding="utf-8") as file:
        return sum("==" in line.partition("#")[0] for line in file)


def told(looked: list[dict], wanted: int) -> int:
    """Say what was found; the exit status."""
    skipped = [each["name"] for each in looked if "skip_reason" in each]
    faults = [(each, fault) for each in looked for fault in each.get("vulns", ())]
    for package, fault in faults:
        mended = ", ".join(fault["fix_versions"]) or "nothing yet"
        print(
            f"{package['name']} {package['version']}: {fault['id']} (mended by {mended})"
        )
    if skipped or len(looked) < wanted:
        print(f"Not looked at: {', '.join(skipped) or wanted - len(looked)}.")
        return 2
    print(f"{len(looked)} packages looked at, {len(faults)} known faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
