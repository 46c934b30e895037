"""Forms of records: the record's own version as the lock, and a one-time token against the second click."""

import secrets

from django import forms
from django.db import IntegrityError, transaction
from django.forms.utils import ErrorDict
from django.http import QueryDict

from districts.admin_base.tracked import LockedForm
from editorial import records
from editorial.models import FormToken


class AlreadySaved(Exception):
    """The same form was saved before. `row_id` is what it made, None if that is not known."""

    def __init__(self, row_id: int | None):
        super().__init__(row_id)
        self.row_id = row_id


class OnceForm(LockedForm):
    """A form that, where it adds, can be sent once: the token is unique in the database.

    `restored` is what somebody typed earlier and did not save: the form shows it, and not yet what is wrong with it.
    """

    restored: QueryDict | None = None

    token = forms.CharField(required=False, widget=forms.HiddenInput, max_length=32)

    def __init__(self, *args, **kwargs):
        if self.restored is not None:
            kwargs["data"] = self.restored.copy()
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["token"]
        else:
            self.initial["token"] = secrets.token_hex(16)
        if self.restored is not None:
            self._errors = ErrorDict()
            self.data["token"] = self.initial.get("token", "")

    def use_token(self, user) -> FormToken | None:
        """Use the token up, in the running transaction. Raises AlreadySaved."""
        token = self.cleaned_data.get("token")
        if not token:
            return None
        try:
            with transaction.atomic():
                return FormToken.objects.create(token=token, user=user, model=self.instance._meta.label_lower)
        except IntegrityError:
            used = FormToken.objects.filter(token=token, user=user, model=self.instance._meta.label_lower).first()
            raise AlreadySaved(used.row_id if used else None) from None


class RecordForm(OnceForm):
    version_of = staticmethod(records.version_of)
    lock = staticmethod(records.lock)
