"""Stories of report regimes that a revised plan changes: new limits, other periods, other owners."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from dondoc.amending.amending import AmendOrder, amend, by_file
from dondoc.amending.report import AmendReport
from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import DocumentRef
from engine.obligations import DeadlineState
from engine.planned_tasks import ReportRegime
from tests.integration.story_office import due, rounds
from tests.integration.story_reports import (
    CCHC,
    H1,
    MONTHLY,
    Q1,
    Q3,
    YEAR,
    day_set,
    plan_of,
    reporting,
)

DOCUMENT = DocumentRef("80/KH", "", date(2023, 5, 15))
OWN = replace(CCHC, day=16)


def amended(
    office: PlayedOffice, regimes: Sequence[ReportRegime], sha: str = "2", reason: str = ""
) -> AmendReport:
    """Amend the plan so that it has these regimes."""
    plan = replace(plan_of(*regimes), source_sha256=sha)
    actor = office.application.actor(OPERATOR.code)
    day = DOCUMENT.issued_on or office.today
    order = AmendOrder(plan.code, by_file(plan), actor, DOCUMENT, day, reason)
    return amend(order, office.application, dry_run=False)


def in_may(folder: Path, *regimes: ReportRegime) -> PlayedOffice:
    office = reporting(folder, "2023-03-02T08:00", *regimes)
    office.tick()
    office.clock.move_to("2023-05-15T09:00")
    office.tick()
    return office


def test_a_new_limit_from_above_moves_what_is_still_to_come(tmp_path: Path) -> None:
    office = in_may(tmp_path, OWN)
    amended(office, [replace(OWN, outer_day=25, data_closing_day=15)])
    assert due(office, Q1, "outer_limit") == "2023-03-20"  # past: its day stays
    assert [due(office, code, "outer_limit") for code in (H1, Q3, YEAR)] == [
        "2023-06-26", "2023-09-25", "2023-12-25",
    ]  # fmt: skip
    assert office.case(H1).dates["closing_on"] == date(2023, 6, 15)
    assert office.case(Q1).dates["closing_on"] == date(2023, 3, 14)
    assert due(office, H1, "hand_in") == "2023-06-16"
    with office.application.store.read() as uow:
        changes = json.loads(uow.audit.chain("plan:CC-23")[-1].changes)
    assert changes["regimes.CCHC.outer_day"] == [20, 25]
    assert "regimes.CCHC.day" not in changes


def test_a_revised_file_that_says_nothing_of_the_day_keeps_the_letter(tmp_path: Path) -> None:
    office = in_may(tmp_path, CCHC)
    day_set(office, "CCHC", 17, DocumentRef("45/VP", "", date(2023, 5, 10)))
    report = amended(office, [CCHC, MONTHLY])
    assert due(office, H1, "hand_in") == "2023-06-19"  # 17/6/2023 is a Saturday
    (row,) = report.rows
    assert (row.row, len(row.opened)) == ("BC VHCS", 8)  # May to December
    assert [day for _unit, day in row.left_out][-1] == date(2023, 4, 30)
    assert office.case("CC-23-BC-VHCS-T05").state == "planned"


def test_a_regime_taken_out_ends_what_is_to_come_and_may_come_back(tmp_path: Path) -> None:
    office = in_may(tmp_path, OWN, MONTHLY)
    amended(office, [OWN], reason="không còn quy định")
    assert office.case("CC-23-BC-VHCS-T04").state == "data_closed"  # April was over
    assert office.case("CC-23-BC-VHCS-T06").state == "cancelled"
    assert due(office, "CC-23-BC-VHCS-T04", "hand_in") is None
    amended(office, [OWN, MONTHLY], "3")
    assert office.case("CC-23-BC-VHCS-T06").state == "planned"
    assert office.case("CC-23-BC-VHCS-T06").dates.get("cancelled_on") is None
    office.clock.move_to("2023-06-01T09:00")
    office.tick()
    assert office.case("CC-23-BC-VHCS-T06").state == "under_way"


def test_the_same_regimes_again_change_nothing(tmp_path: Path) -> None:
    office = in_may(tmp_path, OWN)
    assert not amended(office, [OWN]).changes
    later = amended(office, [replace(OWN, name="Báo cáo công tác CCHC")])
    assert later.changes.regimes.changed
    assert rounds(office, H1, "hand_in")[-1].state is DeadlineState.OPEN


def test_another_owner_takes_over_what_is_to_come(tmp_path: Path) -> None:
    office = in_may(tmp_path, OWN)
    office.send(Q1, "hand-in", document="1/BC")
    amended(office, [replace(OWN, owner="TH")])
    assert [office.case(code).unit for code in (Q1, H1, Q3, YEAR)] == ["VP", "TH", "TH", "TH"]


def test_what_is_handed_in_early_stays_with_whom_it_was(tmp_path: Path) -> None:
    office = in_may(tmp_path, OWN)
    office.send(H1, "hand-in", document="1/BC")
    amended(office, [replace(OWN, owner="TH")])
    assert (office.case(H1).unit, office.case(H1).state) == ("VP", "handed_in")
    assert office.case(Q3).unit == "TH"


def test_a_plan_whose_regimes_stay_touches_no_report(tmp_path: Path) -> None:
    office = in_may(tmp_path, OWN)
    plan = replace(plan_of(OWN), source_sha256="2", title="Kế hoạch CCHC năm 2023")
    actor = office.application.actor(OPERATOR.code)
    day = DOCUMENT.issued_on or office.today
    order = AmendOrder(plan.code, by_file(plan), actor, DOCUMENT, day)
    report = amend(order, office.application, dry_run=False)
    assert (report.rows, report.shifts) == ((), ())
    assert report.changes.head
