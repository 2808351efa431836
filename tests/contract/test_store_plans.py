"""Plans that documents amend: what is in force, what was, and who comes second."""

from dataclasses import replace
from datetime import date

import pytest

from engine.case import DocumentRef
from engine.errors import Conflict
from engine.plan import PlanRevision
from store import SqlStore
from tests.contract.store_values import NOW, later
from tests.integration.story_office import PLAN

LETTER = DocumentRef("12/KH-BQL", "Ban", date(2024, 5, 20))
AMENDED = replace(PLAN, title="Kế hoạch điều chỉnh", amendments=(LETTER,), source_sha256="b" * 64)


def amendment(number: int = 2) -> PlanRevision:
    return PlanRevision(AMENDED, number, date(2024, 5, 20), later(60), LETTER)


def test_an_amended_plan_is_in_force_and_the_old_one_stays_readable(store: SqlStore) -> None:
    with store.write() as work:
        work.plans.add(PLAN, NOW)
        assert work.plans.get(PLAN.code) == PLAN
        work.plans.amend(amendment())
        assert work.plans.get(PLAN.code) == AMENDED
        work.commit()
    with store.read() as work:
        assert work.plans.get(PLAN.code) == AMENDED
        assert work.plans.all() == (AMENDED,)
        first, second = work.plans.revisions(PLAN.code)
    assert (first.plan, first.number, first.document) == (PLAN, 1, None)
    assert second == amendment()


def test_a_plan_never_amended_has_been_one_thing_only(store: SqlStore) -> None:
    with store.write() as work:
        work.plans.add(PLAN, NOW)
        (only,) = work.plans.revisions(PLAN.code)
        assert (only.plan, only.number, only.recorded_at) == (PLAN, 1, NOW)
        assert work.plans.revisions("none") == ()
        assert work.plans.get("none") is None
        with pytest.raises(Conflict, match="đã được nạp"):
            work.plans.add(PLAN, NOW)


def test_who_amends_what_somebody_else_has_amended_is_refused(store: SqlStore) -> None:
    with store.write() as work:
        work.plans.add(PLAN, NOW)
        work.plans.amend(amendment())
        work.commit()
    with store.write() as work, pytest.raises(Conflict, match="vừa được người khác điều chỉnh"):
        work.plans.amend(amendment())
    with store.write() as work:
        work.plans.amend(amendment(3))
        assert [item.number for item in work.plans.revisions(PLAN.code)] == [1, 2, 3]
