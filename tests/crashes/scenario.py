"""A small season: one unit, one visit, from an empty database to the last product of the round."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from dondoc.beginning import Beginning, begin_office
from dondoc.clock import office_day
from dondoc.wiring import Application
from engine.case import Command, DocumentRef, Fact
from engine.decisions import OPEN
from engine.errors import StorageUnavailable
from engine.parties import Appointment, Contact, Person, Role, Team, Unit, UnitName
from engine.plan import Plan, PlannedRound, PlannedVisit, RuleSetting
from tests.crashes.world import moment, tick
from workflows.planned_cases import cases_of

VISIT, ROUND, REMEDY = "T-01", "T-D1", "T-01-KN1"


def _person(code: str, role: Role, unit: str) -> Person:
    contact = Contact("email", f"{code}@example.vn")
    return Person(code, code.title(), (Appointment(role, unit),), (contact,))


PLAN = Plan(
    code="T",
    title="Kế hoạch kiểm tra",
    number="01/KH",
    issuer="Sở",
    issued_on=date(2024, 5, 2),
    year=2024,
    window_first_on=date(2024, 6, 3),
    window_last_on=date(2024, 6, 7),
    organiser="VP",
    rules={
        "inspection": (
            RuleSetting("notice", 5),
            RuleSetting("report", 2),
            RuleSetting("conclusion", 5),
        ),
        "round": (RuleSetting("summary", 10),),
    },
    rounds=(PlannedRound(ROUND, "Đợt 1", Team("truong", "thu-ky"), ("summary",)),),
    visits=(
        PlannedVisit(
            VISIT, ROUND, "P1", date(2024, 6, 3), at=time(8), conflict_reason="không có ai khác"
        ),
    ),
    units=(Unit("VP", (UnitName("Văn phòng"),)), Unit("P1", (UnitName("Phòng Một"),))),
    people=(
        _person("truong", Role.LEADERSHIP, "VP"),
        _person("thu-ky", Role.OFFICER, "VP"),
        _person("dau-moi", Role.FOCAL, "P1"),
        _person("truong-phong", Role.HEAD, "P1"),
    ),
)


@dataclass(frozen=True)
class Step:
    """What happens at a moment, and how the database says that it has happened already."""

    name: str
    at: datetime
    act: Callable[[Application], None]
    is_recorded: Callable[[Application], bool]


def _prepare(application: Application) -> None:
    application.store.prepare()


def _found(application: Application) -> None:
    about = Beginning("VP", "Văn phòng", "operator", "Người vận hành", "operator@example.vn")
    begin_office(application, about)


def _load(application: Application) -> None:
    cases = cases_of(PLAN, application.identities.new_id)
    today = office_day(application.clock.now())
    application.cases.load_plan(PLAN, cases, Command(OPEN, application.actor("operator"), today))


def _is_prepared(application: Application) -> bool:
    try:
        application.store.check()
    except StorageUnavailable:
        return False
    return True


def is_founded(application: Application) -> bool:
    """Tell whether there is an office whose daemon could run."""
    if not _is_prepared(application):
        return False
    with application.store.read() as uow:
        return uow.settings.office() is not None


def _is_loaded(application: Application) -> bool:
    with application.store.read() as uow:
        return uow.plans.get(PLAN.code) is not None


def _never(_application: Application) -> bool:
    """Say that a tick can always be repeated."""
    return False


def _tick(at: str) -> Step:
    return Step(f"tick {at}", moment(at), tick, _never)


def _send(
    at: str,
    code: str,
    event: str,
    *,
    document: str = "",
    evidence: tuple[tuple[str, bytes], ...] = (),
    facts: Mapping[str, Fact] | None = None,
) -> Step:
    def act(application: Application) -> None:
        command = Command(
            event,
            application.actor("operator"),
            office_day(application.clock.now()),
            document=DocumentRef(document) if document else None,
            reason="như đã nêu" if document else "",
            facts=facts or {},
        )
        application.cases.advance(code, command, evidence=evidence)

    def is_recorded(application: Application) -> bool:
        with application.store.read() as uow:
            case = uow.cases.by_code(code)
            entries = uow.audit.chain(f"case:{case.id}") if case else ()
        return any(entry.action == event and entry.outcome == "done" for entry in entries)

    return Step(f"{event} {code}", moment(at), act, is_recorded)


FINDING: Mapping[str, Fact] = {
    "recommendations": [
        {"text": "Niêm yết lại thủ tục", "remedy": {"amount": 5, "unit": "working_days"}}
    ]
}

TROUBLE: Mapping[str, Fact] = {
    "difficulty": {"text": "Chưa có hướng dẫn của Bộ", "audience": "leadership"}
}

STEPS: tuple[Step, ...] = (
    Step("prepare", moment("05-20T07:00"), _prepare, _is_prepared),
    Step("found", moment("05-20T07:30"), _found, is_founded),
    Step("load", moment("05-20T08:00"), _load, _is_loaded),
    _tick("05-20T08:30"),
    _send("05-20T09:00", ROUND, "establish-team", document="05/QĐ"),
    _tick("05-23T08:00"),
    _send("05-24T09:00", VISIT, "notify", document="06/TB"),
    _tick("05-24T09:30"),
    _tick("05-28T08:00"),
    _send("05-30T09:00", VISIT, "receive-report"),
    _send("05-30T09:10", VISIT, "report-difficulty", facts=TROUBLE),
    _tick("05-30T09:30"),
    _tick("06-03T08:00"),
    _send("06-03T16:00", VISIT, "inspect"),
    _tick("06-06T08:00"),
    _send("06-06T09:00", VISIT, "conclude", document="07/KL", facts=FINDING),
    _tick("06-06T09:30"),
    _send(
        "06-13T09:00",
        REMEDY,
        "remediate",
        evidence=(("anh.txt", b"Da niem yet"),),
        facts={"explanation_text": "Đã niêm yết"},
    ),
    _send("06-14T09:00", REMEDY, "accept"),
    _tick("06-14T09:30"),
    _send("06-17T09:00", ROUND, "issue", document="08/BC", facts={"product": "summary"}),
    _tick("06-24T08:00"),
)
