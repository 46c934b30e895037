"""A finished page as readers of the request's language have it (docs/decisions/0014-languages.md)."""

from django.http import HttpRequest, HttpResponse

from editorial import chinesemarks, clock, languages, traditional


def in_language(request: HttpRequest, reading: clock.Reading, response: HttpResponse) -> HttpResponse:
    """The response, its page converted to traditional characters or with what is Chinese on it marked."""
    language = languages.of(request)
    if language == languages.SIMPLIFIED or not response.get("Content-Type", "").startswith("text/html"):
        return response
    html = response.content.decode()
    if language == languages.TRADITIONAL:
        response.content = traditional.converted(html, reading)
    else:
        response.content = chinesemarks.with_chinese_marked(html, languages.SIMPLIFIED.tag)
    return response
