"""A county with two people in every role, and others who must not be told: elsewhere, gone, of another trade."""

import datetime as dt
from types import SimpleNamespace

import pytest

from districts.models import District, Role
from editorial import clock, workflow
from editorial.models import Notification
from tests import factories


class World:
    """The county's staff by name, and short ways to take its articles through the workflow."""

    def __init__(self):
        self.city = factories.DistrictFactory(level=District.Level.CITY)
        self.place = factories.DistrictFactory(parent=self.city)
        self.elsewhere = factories.DistrictFactory(parent=self.city)
        self.people = {}
        for role in Role.values:
            self._engage(role, role, self.place)
            self._engage(f"second {role}", role, self.place)
            self._engage(f"city {role}", role, self.city)
            self._engage(f"far {role}", role, self.elsewhere)
            self._engage(f"gone {role}", role, self.place, is_active=False)
        self.desk = SimpleNamespace(editor=self["editor"], reviewer=self["reviewer"], approver=self["approver"])

    def __getitem__(self, name):
        return self.people[name]

    def _engage(self, name, role, district, **kwargs):
        self.people[name] = factories.staff(role, district, email=f"{name.replace(' ', '-')}@example.org", **kwargs)

    def article(self):
        """An article on which the editor, the second one and somebody who has left have worked."""
        with factories.acting(self["editor"]):
            article = factories.ArticleFactory(district=self.place)
        for name in ("second editor", "gone editor"):
            with factories.acting(self[name]):
                article.title += "。"
                article.save()
        return article

    def submitted(self, article=None):
        article = article or self.article()
        return workflow.submit(article, self["editor"], answers=factories.answered(article))

    def passed(self):
        return self.do("pass_review", self.submitted(), "reviewer")

    def approved(self, at=None):
        edition = self.passed()
        return self.do("approve", edition, "approver", at=at, answers=factories.answered_by(self["approver"], edition))

    def scheduled(self):
        return self.approved(at=clock.time() + dt.timedelta(days=1))

    def do(self, name, edition, who, **kwargs):
        return workflow.perform(name, edition, self[who], digest=edition.digest, note="理由", **kwargs)

    def told(self, event, **about):
        """Names of those who were told of the event."""
        keys = set(Notification.objects.filter(event=event, **about).values_list("user", flat=True))
        return {name for name, user in self.people.items() if user.pk in keys}


@pytest.fixture
def world(db):
    return World()
