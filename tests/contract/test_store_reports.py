"""Values of indicators and what is remembered of quotas, on every database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.indicator_values import IndicatorValue
from engine.plan import Plan
from engine.quota_standing import Standing
from engine.quota_watch import Told, Watched
from engine.quotas import Aims, Goal, Quota
from store import SqlStore
from store.parts.erasing import SqlErasing
from tests.contract.store_values import NOW, a_draft, later

DAY = date(2024, 6, 30)
VALUE = IndicatorValue(
    "v1", "KH", "CT", DAY, Decimal(1), Decimal(3), Decimal("33.333333"), "", None, NOW,
    entered_by="an", document="12/BC",
)  # fmt: skip
WATCHED = Watched("KH", "Q1", "", Standing.WARNED, DAY)
TOLD = Told("KH", "Q1", "", "an", Standing.WARNED, DAY)


def test_values_come_back_by_day_with_their_texts_exact_to_the_last_digit(store: SqlStore) -> None:
    with store.write() as work:
        ref = work.texts.put("Trung tâm HCC", "salt")
        reason = work.texts.put("cộng nhầm", "salt")
        sourced = replace(VALUE, source="Trung tâm HCC", source_ref=ref)
        early = replace(
            VALUE, id="v0", as_of=date(2024, 3, 31), numerator=None, denominator=None,
            percent=Decimal("94.999"), unit="QLMT", replaces="v9", withdrawn=True,
            reason="cộng nhầm", reason_ref=reason, recorded_at=later(3),
        )  # fmt: skip
        work.indicators.lock("KH")
        work.indicators.add(sourced)
        work.indicators.add(early)
        work.indicators.add(replace(VALUE, id="v2", plan="other"))
        work.commit()
    with store.read() as work:
        assert work.indicators.of_plan("KH") == (early, sourced)
        assert work.indicators.of_plan("none") == ()


def test_a_value_is_replaced_once(store: SqlStore) -> None:
    with store.write() as work:
        work.indicators.add(replace(VALUE, replaces="v0"))
        with pytest.raises(DBAPIError):
            work.indicators.add(replace(VALUE, id="v2", replaces="v0"))


@pytest.mark.parametrize("change", ["UPDATE {t} SET percent = '99'", "DELETE FROM {t}"])
def test_the_database_refuses_to_change_a_value(store: SqlStore, change: str) -> None:
    with store.write() as work:
        work.indicators.add(VALUE)
        work.commit()
    with store.write() as work, pytest.raises(DBAPIError, match="is never changed"):
        work.connection.execute(text(change.format(t="indicator_value")))


def test_who_is_erased_takes_the_words_of_a_source_along(store: SqlStore) -> None:
    with store.write() as work:
        ref = work.texts.put("Nguyễn Văn An", "salt")
        work.indicators.add(replace(VALUE, source_ref=ref))
        SqlErasing(work.connection).erase("an", ["Nguyễn Văn An"], "salt/an")
        (kept,) = work.indicators.of_plan("KH")
    assert (kept.source, kept.source_ref) == ("", ref)


def test_quotas_are_remembered_by_place_and_person(store: SqlStore) -> None:
    worse = replace(WATCHED, standing=Standing.IMPOSSIBLE, since=date(2025, 1, 2))
    with store.write() as work:
        work.quota_watches.lock()
        work.quota_watches.put([WATCHED, replace(WATCHED, unit="STC")])
        work.quota_watches.tell([TOLD])
        work.commit()
    with store.write() as work:
        work.quota_watches.put([worse])
        work.quota_watches.put([])
        work.quota_watches.tell([replace(TOLD, standing=Standing.IMPOSSIBLE), TOLD])
        work.commit()
    with store.read() as work:
        assert work.quota_watches.watched() == (worse, replace(WATCHED, unit="STC"))
        assert work.quota_watches.told() == (TOLD,)


def test_the_mark_changes_with_the_plans_that_have_quotas(store: SqlStore) -> None:
    plan = Plan("KH", "Kế hoạch", "1/KH", "Sở", date(2024, 1, 2), 2024, date(2024, 1, 2),
                date(2024, 12, 31), "VP", {}, (), ())  # fmt: skip
    with store.write() as work:
        assert work.quota_watches.mark() == ""
        work.plans.add(plan, NOW)
        assert work.quota_watches.mark() == ""
        aims = Aims(quotas=(Quota("Q", Goal(at_least=1)),))
        work.plans.add(replace(plan, code="KH-2", aims=aims), NOW)
        assert work.quota_watches.mark() == "1/0"
        assert work.quota_watches.entries() == 0
        work.audit.append(a_draft())
        assert work.quota_watches.entries() == 1
