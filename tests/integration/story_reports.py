"""The office of the stories about periodic reports: one unit that reports, and who is above it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dondoc.amending.amending import AmendOrder, amend
from dondoc.amending.report import AmendReport
from dondoc.cli.regimes.day import by_letter
from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import Command, DocumentRef
from engine.decisions import OPEN
from engine.plan import Plan
from engine.planned_tasks import ReportRegime
from tests.integration.story_tasks import PLAN
from workflows.periodic_reports.cases import Request, requested_case

CODE = "CC-23"
CCHC = ReportRegime(
    "CCHC",
    "Báo cáo CCHC",
    ("Q1", "H1", "Q3", "Y"),
    "VP",
    valid_from=date(2021, 1, 1),
    data_closing_day=14,
    outer_day=20,
    hand_in_to=("Sở Nội vụ",),
    legal_basis="581/BNV-CCHC",
)
MONTHLY = ReportRegime("VHCS", "Báo cáo văn hóa công sở", ("M",), "VP")
ON_DEMAND = ReportRegime("DX", "Báo cáo đột xuất", (), "VP", hand_in_to=("UBND tỉnh",))
Q1, H1, Q3, YEAR = (f"{CODE}-BC-CCHC-{tail}" for tail in ("Q1", "H1", "Q3", "N"))


def plan_of(*regimes: ReportRegime, year: int = 2023) -> Plan:
    """Return a plan of one year with these regimes and nothing else."""
    return replace(
        PLAN,
        code=f"CC-{year % 100}",
        year=year,
        issued_on=date(year, 1, 4),
        window_first_on=date(year, 1, 4),
        window_last_on=date(year, 12, 31),
        tasks=(),
        regimes=regimes,
    )


def reporting(folder: Path, at: str, *regimes: ReportRegime) -> PlayedOffice:
    """Return an office that has loaded a plan of the year of ``at`` with these regimes."""
    office = PlayedOffice.found(folder, at)
    office.load(plan_of(*regimes, year=int(at[:4])))
    return office


def day_set(
    office: PlayedOffice, code: str, day: int, letter: DocumentRef, *, next_month: bool = False
) -> AmendReport:
    """Let a letter set the own day of a regime."""
    with office.application.store.read() as uow:
        (plan,) = uow.plans.all()
    order = AmendOrder(
        plan.code,
        by_letter(code, day, int(next_month), letter),
        office.application.actor(OPERATOR.code),
        letter,
        letter.issued_on or office.today,
        action="set-rule",
    )
    return amend(order, office.application, dry_run=False)


def requested(office: PlayedOffice, regime: ReportRegime, due_on: date | None) -> str:
    """Open a report on demand and return its code."""
    with office.application.store.read() as uow:
        (plan,) = uow.plans.all()
    case = requested_case(
        plan,
        regime,
        Request(1, office.today, due_on, "UBND tỉnh"),
        office.application.identities.new_id(),
    )
    actor = office.application.actor(OPERATOR.code)
    letter = DocumentRef("1234/UBND")
    office.application.cases.open([case], Command(OPEN, actor, office.today, document=letter))
    office.application.cases.advance(
        case.code, Command("begin", actor, office.today, document=letter)
    )
    return case.code
