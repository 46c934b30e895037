"""Admin pages of rows that know their district by its code: each has one page that is read, and steps of its own."""

from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect

from districts.admin_base.scope import LookedUp, ScopedAdmin
from editorial.desk import reach


class PlacedAdmin(LookedUp, ScopedAdmin):
    """Rows are seen where their `place` lies in a district of the person's. Subclasses render `page(request, row)`."""

    district_path = "place"

    def within(self, request, action="view"):
        return reach.in_paths(self.paths(request, action))

    def reaches(self, request, action, row):
        return self.model._default_manager.filter(self.within(request, action), pk=row.pk).exists()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return self.page(request, self.visible_or_404(request, object_id))

    def history_view(self, request, object_id, extra_context=None):
        """What was decided stands on the page itself."""
        return redirect(self.address("change", self.visible_or_404(request, object_id)))

    def page(self, request, row):
        """The response that shows the row. Subclasses say what stands on it."""
        raise NotImplementedError
