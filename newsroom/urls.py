"""Root addresses: the desk, then everything readers get."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]

handler400 = "articles.reading.errors.bad_request"
handler404 = "articles.reading.errors.page_not_found"
handler500 = "articles.reading.errors.server_error"
