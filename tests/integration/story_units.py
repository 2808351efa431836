"""The office of the stories about units: provinces, a district and its communes before 01/7/2025."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dondoc.parties.register import Request
from dondoc.parties.succeeding import Outcome, Wanted, succeed
from dondoc.testing import OPERATOR, PlayedOffice
from engine.audit import AuditEntry
from engine.case import Case, Command, DocumentRef
from engine.decisions import OPEN
from engine.parties import Person, Role, Team, Unit, UnitName
from engine.plan import Plan, PlannedRound
from engine.succession import SuccessionKind
from store.sql_store import SqlStore
from tests.integration.story_office import person
from workflows.remediation import REMEDIATION

PROVINCES = DocumentRef("202/2025/QH15", "Quốc hội", date(2025, 6, 12))
LOCAL = DocumentRef("203/2025/QH15", "Quốc hội", date(2025, 6, 16))
DAY = date(2025, 7, 1)
NAMES = {
    "TW": "Cơ quan tổ chức kiểm tra",
    "BDG": "Tỉnh Bình Dương",
    "BVT": "Tỉnh Bà Rịa - Vũng Tàu",
    "HCM": "Thành phố Hồ Chí Minh",
    "BPC": "Tỉnh Bình Phước",
    "DNI": "Tỉnh Đồng Nai",
    "H-BTU": "Huyện Bắc Tân Uyên",
    "X1": "Xã Tân Định",
    "X2": "Xã Bình Mỹ",
    "X3": "Thị trấn Tân Thành",
    "X4": "Xã Đất Cuốc",
}
ABOVE = {"H-BTU": "BDG", "X1": "H-BTU", "X2": "H-BTU", "X3": "H-BTU", "X4": "H-BTU"}
GROUPS = {"BDG": ("các tỉnh",), "BVT": ("các tỉnh", "ven biển"), "X1": ("xã điểm",)}
PEOPLE = (
    person("vu", Role.OFFICER, "TW"),
    person("bo", Role.LEADERSHIP, "TW"),
    *(person(f"dm-{code.lower()}", Role.FOCAL, code) for code in NAMES if code != "TW"),
    person("ct-hcm", Role.HEAD, "HCM"),
    person("dm-xm", Role.FOCAL, "XM"),
)
PLAN = Plan(
    code="KH25",
    title="Theo dõi kiến nghị",
    number="01/KH",
    issuer="TW",
    issued_on=date(2024, 3, 20),
    year=2025,
    window_first_on=date(2025, 1, 2),
    window_last_on=date(2025, 12, 31),
    organiser="TW",
    rules={},
    rounds=(PlannedRound("KH25-D1", "Đoàn 1", Team("bo", "vu"), ()),),
    visits=(),
    units=tuple(
        Unit(code, (UnitName(name),), ABOVE.get(code), GROUPS.get(code, ()))
        for code, name in NAMES.items()
    ),
    people=PEOPLE,
)


def remedy(code: str, unit: str, due_on: str, *, secret: bool = False) -> Case:
    """Return an open remediation of a unit, due on a day."""
    return Case(
        id=f"id-{code}",
        code=code,
        workflow=REMEDIATION.name,
        workflow_version=REMEDIATION.version,
        state=REMEDIATION.initial,
        version=1,
        plan=PLAN.code,
        unit=unit,
        secret=secret,
        insiders=frozenset({"bo"}) if secret else frozenset(),
        dates={"issued_on": date(2024, 12, 2), "remedy_by": date.fromisoformat(due_on)},
        facts={
            "text": f"Kiến nghị {code}",
            "settings": {"remedy": {"amount": 1, "unit": "date", "anchor": "remedy_by"}},
        },
    )


def before_july(store: SqlStore | Path, *cases: Case, at: str = "2025-06-26T08:00") -> PlayedOffice:
    """Return an office in June 2025 with open remediations."""
    office = PlayedOffice.found(store, at)
    office.load(PLAN)
    command = Command(OPEN, office.application.actor(OPERATOR.code), office.today)
    office.application.cases.open(cases, command)
    return office


def asked(office: PlayedOffice, on: date, document: DocumentRef = PROVINCES) -> Request:
    """Return the request of the operator."""
    return Request(office.application.actor(OPERATOR.code), on, document, "sắp xếp")


def merged(
    office: PlayedOffice,
    units: tuple[str, ...],
    heir: str,
    *,
    on: date = DAY,
    name: str = "",
    document: DocumentRef = PROVINCES,
) -> Outcome:
    """Merge units into another, perhaps a new one."""
    born = Unit(heir, (UnitName(name, valid_from=on),), "DNI", (), "xã") if name else None
    wanted = Wanted(SuccessionKind.MERGE, units, (heir,), on, born)
    return succeed(office.application, wanted, asked(office, on, document))


def ended(
    office: PlayedOffice,
    unit: str,
    *heirs: str,
    on: date = DAY,
    moves: Mapping[str, str] | None = None,
) -> Outcome:
    """Dissolve a unit into one heir or none, or split it among several."""
    kind = SuccessionKind.SPLIT if len(heirs) > 1 else SuccessionKind.DISSOLVE
    wanted = Wanted(kind, (unit,), heirs, on, moves=moves or {})
    return succeed(office.application, wanted, asked(office, on, LOCAL))


def unit(office: PlayedOffice, code: str) -> Unit:
    """Return a unit as it is stored."""
    with office.application.store.read() as uow:
        found = uow.parties.unit(code)
    assert found is not None
    return found


def someone(office: PlayedOffice, code: str) -> Person:
    """Return a person as stored."""
    with office.application.store.read() as uow:
        found = uow.parties.person(code)
    assert found is not None
    return found


def entries(office: PlayedOffice, code: str) -> list[AuditEntry]:
    """Return the log of a case."""
    with office.application.store.read() as uow:
        return list(uow.audit.chain(f"case:{office.case(code).id}"))
