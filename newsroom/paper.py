"""Settings of the paper itself: what it says to readers, and whom it tells."""

import environ

env = environ.Env()

# Where readers find the paper. An https address turns on everything that needs TLS.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_NAME = env.str("SITE_NAME", default="De Courant")
SITE_TAGLINE = env.str("SITE_TAGLINE", default="")
# At the foot of every page: who makes the paper, and how to reach them.
SITE_ABOUT = env.str("SITE_ABOUT", default="")
SITE_EMAIL = env.str("SITE_EMAIL", default="")
# What the paper holds itself to, as machines are told: addresses of its own pages.
CORRECTIONS_POLICY = env.str("CORRECTIONS_POLICY", default="")
ETHICS_POLICY = env.str("ETHICS_POLICY", default="")
PUBLISHING_PRINCIPLES = env.str("PUBLISHING_PRINCIPLES", default="")
# Whether text and data mining is reserved (EU 2019/790, art. 4), and on what terms it is
# allowed. Much of what a paper prints it has from others, and cannot give away.
TDM_RESERVED = env.bool("TDM_RESERVED", default=True)
TDM_POLICY = env.str("TDM_POLICY", default="")
# Who wants to hear of a hole: mailto:security@example.org, or an https address.
SECURITY_CONTACT = env.list("SECURITY_CONTACT", default=[])
SECURITY_POLICY = env.str("SECURITY_POLICY", default="")
# Whether a picture with the headline is drawn for links on social networks.
SOCIAL_CARDS = env.bool("SOCIAL_CARDS", default=True)
# The content delivery network before the paper, "fastly" or "cloudflare": which service
# (zone) it is, the key to it, how long it keeps pages until it is told, and for tests
# another address of it.
CDN = env.str("CDN", default="")
CDN_SERVICE = env.str("CDN_SERVICE", default="")
CDN_TOKEN = env.str("CDN_TOKEN", default="")
CDN_TTL = env.int("CDN_TTL", default=3600 if CDN else 1)
CDN_API = env.str("CDN_API", default="")
# How much memory each process keeps readers' pages in, 0 renders each one anew; and what
# it asks whether anything has changed, or is gone.
PAPER_STATE = "articles.reading.paper_state.paper_state"
PAPER_GONE = "articles.reading.paper_state.gone"
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", default=64)
# The WebSub hub that is told of changed feeds; empty for none.
WEBSUB_HUB = env.str("WEBSUB_HUB", default="")
# After so many seconds a message of a worker that was killed is another's.
DELIVERY_LEASE = env.int("DELIVERY_LEASE", default=60)
# Whether messages to hubs and partners may go to this machine itself: for tests.
OUTGOING_LOOPBACK = env.bool("OUTGOING_LOOPBACK", default=False)
# Names the feeds in what their readers keep. A paper that moves keeps its old name here.
FEED_AUTHORITY = env.str("FEED_AUTHORITY", default="")
# Whether it is counted, without anything of the reader, how often a story is read.
COUNT_READS = env.bool("COUNT_READS", default=True)
# Whether readers, too, may see a page as it was: `?at=2026-11-24T14:02`.
READERS_LOOK_BACK = env.bool("READERS_LOOK_BACK", default=False)
