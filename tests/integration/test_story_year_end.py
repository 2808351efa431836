"""Stories of the year's end: what is open goes over with its first dates, and the figures stay."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dondoc.testing import PlayedOffice
from engine.case import DocumentRef
from engine.errors import EventRefused, InvalidInput, YearClosed
from engine.ports import YearClosing
from engine.year_closing import Closed, Wishes
from engine.year_figures import figures_of, frozen
from tests.integration.story_office import (
    FIRST,
    PLAN,
    ROUND,
    SECOND,
    VISITS,
    children,
    opened,
    to_concluded,
)

ALL = Wishes(carry_all=True)
REPORT = DocumentRef("120/BC-BQL", "Ban", date(2024, 12, 31))


def close(office: PlayedOffice, wishes: Wishes, *, dry_run: bool = False) -> Closed:
    actor = office.application.actor("lanh-dao")
    (closed,) = office.application.years.close([PLAN], 2024, wishes, actor, REPORT, dry_run=dry_run)
    return closed


def figures(office: PlayedOffice, year: int = 2024) -> Any:  # noqa: ANN401  (as JSON says them)
    return json.loads(frozen(office.application.years.survey(PLAN, year).figures))


def frozen_figures(closed: Closed) -> Any:  # noqa: ANN401  (the same)
    return json.loads(closed.closing.figures)


def at_year_end(tmp_path: Path) -> PlayedOffice:
    """Return an office in which one unit still has to remedy and the other was never visited."""
    office = opened(tmp_path)
    office.clock.move_to("2024-06-06T17:00")
    to_concluded(office, {"amount": 10, "unit": "working_days"})
    office.clock.move_to("2024-12-31T09:00")
    office.tick()
    office.mail.sent.clear()
    return office


def test_open_work_goes_over_with_its_first_dates(tmp_path: Path) -> None:
    office = at_year_end(tmp_path)
    before = office.deadline(SECOND, "visit")
    codes = [record.case.code for record in office.application.years.survey(PLAN, 2024).open]
    assert {FIRST, SECOND, ROUND} <= set(codes)
    close(office, ALL)
    after = office.deadline(SECOND, "visit")
    assert after == before
    for code in codes:
        case = office.case(code)
        assert (case.facts["opening"], case.facts["from_year"]) == (True, 2024)
        with office.application.store.read() as uow:
            entry = uow.audit.chain(f"case:{case.id}")[-1]
        assert entry.action == "carry-over"
        assert "120/BC-BQL" in entry.document


def test_each_person_hears_once_of_what_goes_over(tmp_path: Path) -> None:
    office = at_year_end(tmp_path)
    close(office, ALL)
    office.tick()
    told = [m for m in office.mail.sent if m.key.startswith("changes/")]
    assert len({message.person for message in told}) == len(told) > 0
    lead = next(message for message in told if message.person == "truong-doan")
    assert "Chốt số liệu năm" in lead.subject
    assert "chuyển tiếp sang năm 2025, thời hạn giữ nguyên" in lead.text


def test_the_figures_stay_whatever_happens_later(tmp_path: Path) -> None:
    office = at_year_end(tmp_path)
    closed = close(office, ALL)
    with office.application.store.read() as uow:
        kept = uow.closings.get("KH", 2024)
        entry = uow.audit.chain("plan:KH")[-1]
    assert kept == closed.closing
    assert json.loads(closed.closing.figures) == json.loads(frozen(closed.figures))
    assert closed.closing.sha256 in entry.changes
    office.clock.move_to("2025-01-06T09:00")
    office.send(SECOND, "cancel", document="01/QĐ", reason="thôi")
    assert figures(office)["boxes"] != frozen_figures(closed)["boxes"]
    with office.application.store.read() as uow:
        assert uow.closings.get("KH", 2024) == kept


def test_in_the_next_year_what_came_over_is_opening_stock(tmp_path: Path) -> None:
    office = at_year_end(tmp_path)
    close(office, ALL)
    assert office.application.years.survey(PLAN, 2025).open == ()
    found = figures(office, 2025)
    assert found["boxes"] == dict.fromkeys(found["boxes"], 0)
    assert found["opening_stock"]["open"] > 0


def test_a_cancelled_case_ends_with_its_reason(tmp_path: Path) -> None:
    office = at_year_end(tmp_path)
    closed = close(office, replace(ALL, cancel={SECOND: "đơn vị giải thể"}))
    assert office.case(SECOND).state == "cancelled"
    assert frozen_figures(closed)["cancelled"] == [SECOND]
    assert SECOND not in [item["code"] for item in frozen_figures(closed)["carried_over"]]
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{office.case(SECOND).id}")[-1]
        assert uow.texts.get(entry.reason_ref) == "đơn vị giải thể"


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    office = at_year_end(tmp_path)
    tried = close(office, ALL, dry_run=True)
    assert "opening" not in office.case(FIRST).facts
    assert close(office, ALL).closing.sha256 == tried.closing.sha256


def test_what_is_undecided_or_wrong_closes_nothing(tmp_path: Path) -> None:
    office = at_year_end(tmp_path)
    open_codes = {r.case.code for r in office.application.years.survey(PLAN, 2024).open}
    with pytest.raises(InvalidInput, match="chưa có quyết định: KH-02"):
        close(office, Wishes(carry=frozenset(open_codes - {SECOND})))
    with pytest.raises(InvalidInput, match="KH-99: không phải hồ sơ còn mở"):
        close(office, Wishes(carry=frozenset({"KH-99"})))
    with pytest.raises(InvalidInput, match="vừa chuyển tiếp vừa hủy"):
        close(office, Wishes(carry=frozenset(open_codes), cancel={SECOND: "thôi"}))
    remedy = children(office, FIRST, "remediation")[0].code
    with pytest.raises(EventRefused, match="không hủy được khi"):
        close(office, replace(ALL, cancel={remedy: "thôi"}))
    assert "opening" not in office.case(FIRST).facts
    close(office, ALL)
    with pytest.raises(YearClosed, match="đã chốt"):
        close(office, Wishes())


def test_a_secret_case_is_in_no_figure(tmp_path: Path) -> None:
    office = opened(tmp_path, "2024-05-02T08:00", *VISITS)
    before = figures(office)
    case = replace(office.case(FIRST), id="f" * 32, code="DX-1", secret=True, version=1)
    with office.application.store.write() as uow:
        uow.cases.add(case)
        uow.commit()
    assert figures(office) == before


def test_a_visit_not_made_is_late_and_its_conclusion_is_not_yet(tmp_path: Path) -> None:
    office = at_year_end(tmp_path)
    steps = {item["name"]: item for item in figures(office)["steps"]}
    assert steps["inspection/visit"]["open_late"] == 1
    assert steps["inspection/conclusion"]["open_late"] == 0
    assert steps["inspection/conclusion"]["open_in_time"] == 1
    assert figures_of("KH", 2024, date(2024, 12, 31), ()) | {"schema": 1} == {
        "schema": 1,
        "plan": "KH",
        "year": 2024,
        "as_of": "2024-12-31",
        "cases": {},
        "boxes": dict.fromkeys(figures(office)["boxes"], 0),
        "steps": [],
        "units": [],
        "carried_over": [],
        "cancelled": [],
        "opening_stock": {"open": 0, "ended": 0},
    }
    assert isinstance(close(office, ALL).closing, YearClosing)
