"""Public addresses of pages that mix kinds, and those for machines."""

urlpatterns = []
