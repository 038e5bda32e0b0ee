"""The library's pages: as many pictures as asked for, never a count of all."""

from django.db.models.fields.json import KeyTextTransform

from articles.desk.uncounted_list import UncountedList


class PictureList(UncountedList):
    """One page of the library, and whether there is another."""

    furthest_page = 10_000

    def rows(self):
        # Raw metadata may be long, and a tile shows one line of it.
        return self.queryset.defer("metadata").annotate(
            file_headline=KeyTextTransform("headline", "metadata")
        )
