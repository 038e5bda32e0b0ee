"""What every public response says about text and data mining (W3C TDM Reservation)."""

from django.conf import settings

from newsroom.security import is_desk


def mining_is_reserved(get_response):
    """Send the headers of the protocol; a page says the same in its head."""

    def middleware(request):
        response = get_response(request)
        if not is_desk(request):
            response.headers["TDM-Reservation"] = str(int(settings.TDM_RESERVED))
            if settings.TDM_RESERVED and settings.TDM_POLICY:
                response.headers["TDM-Policy"] = settings.TDM_POLICY
        return response

    return middleware
