"""Real objects for tests: small districts, staff with assignments, records, and editions taken through the workflow."""

import itertools
from types import SimpleNamespace

import factory

from articles.models import Article, Column, Credit, Front
from districts.models import Assignment, District, Organization, Role, User
from editorial import answering, preflight, snapshots, workflow
from editorial.authorship import acting_as
from honorees.models import AwardTier, Campaign, Commendation, Honoree, Team

PASSWORD = "correct-horse-battery"

acting = acting_as


class DistrictFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = District

    code = factory.Sequence(lambda n: f"{990000 + n}000000")
    name = factory.Sequence(lambda n: f"测试{n}区")
    level = District.Level.COUNTY


class OrganizationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organization

    name = factory.Sequence(lambda n: f"测试单位{n}")
    district = factory.SubFactory(DistrictFactory)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"staff{n}")
    name = factory.Sequence(lambda n: f"工作人员{n}")
    is_staff = True
    password = factory.django.Password(PASSWORD)


class ColumnFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Column

    slug = factory.Sequence(lambda n: f"column-{n}")
    name = factory.Sequence(lambda n: f"栏目{n}")


class ArticleFactory(factory.django.DjangoModelFactory):
    """An article that the checks have nothing to ask about: somebody signs it. Without anybody: `signed=None`."""

    class Meta:
        model = Article
        skip_postgeneration_save = True

    district = factory.SubFactory(DistrictFactory)
    title = factory.Sequence(lambda n: f"测试报道之{n}")
    body = "<p>这是一段用于测试的正文。</p>"
    signed = factory.RelatedFactory("tests.factories.CreditFactory", "article")


class HonoreeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Honoree

    district = factory.SubFactory(DistrictFactory)
    name = factory.Sequence(lambda n: f"甲测{chr(0x4E00 + n)}")


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team

    district = factory.SubFactory(DistrictFactory)
    name = factory.Sequence(lambda n: f"测试工作组{n}")


class CampaignFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Campaign

    district = factory.SubFactory(DistrictFactory)
    name = factory.Sequence(lambda n: f"测试评选活动{n}")
    year = 2024


class TierFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AwardTier

    campaign = factory.SubFactory(CampaignFactory)
    title = "测试好干部"


class CommendationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commendation

    honoree = factory.SubFactory(HonoreeFactory)


class CreditFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Credit

    article = factory.SubFactory(ArticleFactory)
    role = "作者"
    names = "李测试"


class FrontFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Front

    district = factory.SubFactory(DistrictFactory)
    slogan = "测试刊头语"


_counter = itertools.count()


def staff(role: Role | str, district: District | None, **kwargs) -> User:
    """A new user with one assignment."""
    user = UserFactory(**kwargs)
    Assignment.objects.create(user=user, role=role, district=district)
    return user


def desk(district: District) -> SimpleNamespace:
    """An editor, a reviewer and an approver of the district."""
    return SimpleNamespace(
        editor=staff(Role.EDITOR, district),
        reviewer=staff(Role.REVIEWER, district),
        approver=staff(Role.APPROVER, district),
    )


def publish(record, desk: SimpleNamespace, at=None):
    """Take a record through all three people; return the approved edition."""
    edition = workflow.submit(record, desk.editor, answers=answered(record))
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    answers = answered_by(desk.approver, edition)
    return workflow.perform("approve", edition, desk.approver, digest=edition.digest, at=at, answers=answers)


def answered(record, word="已核实") -> dict[str, str]:
    """The same word for every warning on the record as it is saved now, for submitting it."""
    found = preflight.check(snapshots.freeze(type(record).objects.get(pk=record.pk)))
    return {each.key: word for each in answering.questions(found)}


def answered_by(approver: User, edition, word="已核实") -> dict[str, str]:
    """The same word for everything on the edition that the approver still has to answer."""
    return {each.key: word for each in answering.open_questions(answering.found_on(edition, approver))}
