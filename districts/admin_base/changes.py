"""What was changed, as the history words it: values by the names that people know, not as the database keeps them."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from simple_history.template_utils import HistoricalRecordContextHelper


class WordedChanges(HistoricalRecordContextHelper):
    def prepare_delta_change_value(self, change, value):
        field = self.model._meta.get_field(change.field)
        match value:
            case None:
                return ""
            case bool():
                return _("Yes") if value else _("No")
            case dt.datetime():
                return date_format(timezone.localtime(value), "Y-m-d H:i")
            case str() | int() if field.choices:
                return str(dict(field.flatchoices).get(value, value))
        return super().prepare_delta_change_value(change, value)
