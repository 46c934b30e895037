"""Tags for list pages: page numbers and addresses that keep the chosen conditions."""

from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def page_numbers(page: Page) -> list[int | None]:
    """The page numbers to show; None stands for those left out. Never asks for the whole count twice."""
    last = page.paginator.num_pages
    near = {1, last, *range(max(1, page.number - 2), min(last, page.number + 2) + 1)}
    numbers: list[int | None] = []
    for number in sorted(near):
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


@register.simple_tag(takes_context=True)
def with_page(context, number: int) -> str:
    """The query of this page with another page number; parameters that the view does not know are dropped."""
    request = context["request"]
    query = request.GET.copy()
    for name in set(query) - set(getattr(request, "parameters", ())):
        del query[name]
    query.pop("page", None)
    if number > 1:
        query["page"] = number
    return f"?{query.urlencode()}" if query else request.path
