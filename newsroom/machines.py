"""Settings of a house with more than one machine, or with a server in front."""

import environ

env = environ.Env()

# The folder in which the server in front keeps pages; its link `current` is turned to an
# empty one as soon as anything has changed that readers see.
FRONT_CACHE = env.str("FRONT_CACHE", default="")
# Redis keeps pages for all processes and machines, behind what each has in memory.
REDIS_URL = env.str("REDIS_URL", default="")

# Databases that follow the primary one, for readers; by their addresses.
REPLICA_URLS = env.list("DATABASE_REPLICAS", default=[])
REPLICAS = [f"replica_{number}" for number in range(1, len(REPLICA_URLS) + 1)]
DATABASE_ROUTERS = ["newsroom.replicas.Router"] if REPLICAS else []


def replicas(primary: dict) -> dict[str, dict]:
    """Databases as the primary one is set, at other addresses."""
    more = {"TEST": {"MIRROR": "default"}}
    return {
        name: primary | environ.Env.db_url_config(url) | more
        for name, url in zip(REPLICAS, REPLICA_URLS, strict=True)
    }


# Pictures in a bucket instead of MEDIA_ROOT. Its keys may also come from the machine's own
# role, as boto3 finds them.
MEDIA_S3_BUCKET = env.str("MEDIA_S3_BUCKET", default="")
MEDIA_S3 = {
    "bucket_name": MEDIA_S3_BUCKET,
    "endpoint_url": env.str("MEDIA_S3_ENDPOINT", default="") or None,
    "region_name": env.str("MEDIA_S3_REGION", default="") or None,
    "access_key": env.str("MEDIA_S3_KEY", default="") or None,
    "secret_key": env.str("MEDIA_S3_SECRET", default="") or None,
    "paper_url": "/media/",
}
LOCAL_MEDIA: dict = {"BACKEND": "articles.images.atomic_storage.AtomicStorage"}
BUCKET: dict = {
    "BACKEND": "articles.images.bucket_storage.BucketStorage",
    "OPTIONS": MEDIA_S3,
}
MEDIA_STORAGE = BUCKET if MEDIA_S3_BUCKET else LOCAL_MEDIA
