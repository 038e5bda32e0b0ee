"""What the WSGI server loads: Django, before it the page cache, before that the door."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django = get_wsgi_application()

# After Django is set up: these ask the database.
from newsroom.cache.readers import with_page_cache  # noqa: E402
from newsroom.operated import with_door  # noqa: E402

application = with_door(with_page_cache(django))
