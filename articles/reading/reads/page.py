"""Where a reader's page says that it was opened: no cookie, no address kept."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.reading.reads.counter import reads


@csrf_exempt
@require_POST
def read(request: HttpRequest, article_id: int) -> HttpResponse:
    """Count one, unless another site's page sent it."""
    if settings.COUNT_READS and _from_here(request):
        reads.count(article_id)
    return HttpResponse(status=204)


def _from_here(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
