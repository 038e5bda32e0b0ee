"""tdmrep.json: whether text and data mining of the site is reserved, and on what terms."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def tdmrep(request: HttpRequest) -> JsonResponse:
    """One rule for the whole site; headers and pages say the same."""
    rule: dict[str, object] = {
        "location": "/",
        "tdm-reservation": int(settings.TDM_RESERVED),
    }
    if settings.TDM_RESERVED and settings.TDM_POLICY:
        rule["tdm-policy"] = settings.TDM_POLICY
    response = JsonResponse([rule], safe=False)
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
