"""What the copy desk says of good copy, and how long it takes.

    .venv/bin/python -m bench.copydesk [TEXT.txt | FOLDER]…

Without a text it reads those of the demo paper and of bench/copy: all are meant to be
right, so whatever it remarks on is read by hand and called true or false. A text is one
that `import_copy` takes.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    reading = import_module("bench.copydesk_read")
    reading.main([Path(place) for place in sys.argv[1:]] or list(reading.GOOD))
