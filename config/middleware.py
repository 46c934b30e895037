"""Response headers that Django has no setting for."""


class BrowserRestrictions:
    """Tell browsers that no other site may embed our files, and that our pages use no device of the reader's.

    The names of the features are those of the W3C Permissions Policy registry.
    """

    FEATURES = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Permissions-Policy", ", ".join(f"{name}=()" for name in self.FEATURES))
        return response
