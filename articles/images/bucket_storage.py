"""Pictures in a bucket that speaks S3: all of it private, handed out as the paper says."""

import io
from typing import Any

from storages.backends.s3 import S3Storage

RENDITIONS = "renditions/"
FOR_EVER = "public, max-age=31536000, immutable"


class BucketStorage(S3Storage):
    """Renditions have the paper's own address, where the page cache's server or a network
    keeps them; anything else one that is signed, and ends."""

    # A name is never used twice, and nothing is put over a file that is there.
    file_overwrite = False
    default_acl = None
    querystring_auth = True
    querystring_expire = 300
    signature_version = "s3v4"

    def url(self, name, parameters=None, expire=None, http_method=None):
        if str(name).startswith(RENDITIONS) and self.paper_url:
            return f"{self.paper_url}{name}"
        return super().url(name, parameters, expire, http_method)

    def get_default_settings(self) -> dict[str, Any]:
        """`paper_url`: where the paper itself gives out renditions."""
        return super().get_default_settings() | {"paper_url": ""}

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        said = super().get_object_parameters(name)
        if name.startswith(RENDITIONS):
            return said | {"CacheControl": FOR_EVER}
        return said

    def _save(self, name, content):
        """In one piece, and not where somebody has just put another. What is sent is a
        copy: the client closes what it was given, which others still read."""
        content.seek(0)
        copied = io.BytesIO(content.read())
        copied.name = name
        content.seek(0)
        return super()._save(name, copied)
