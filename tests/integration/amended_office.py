"""The office of the stories of amended plans: plan 000 on 20/5/2024, revised files and letters."""

import shutil
from datetime import date
from pathlib import Path

from dondoc.amending.amending import AmendOrder, amend, by_file
from dondoc.amending.report import AmendReport
from dondoc.cli.plans.amend import by_letter
from dondoc.rulebook import StoredRulebook
from dondoc.testing import (
    ManualClock,
    PlayedOffice,
    RecordingNotifier,
    SequentialIdentities,
)
from dondoc.wiring import Application
from engine.case import DocumentRef
from engine.plan import Plan
from store.sql_store import SqlStore, open_store
from tests.integration.story_office import PLANS, shipped
from workflows.plan_file import read_plan_file

BINH_DUONG = "binh-duong-bql-kcn-2024.toml"
BINH_DINH = "binh-dinh-ubnd-2024.toml"
DOCUMENT = DocumentRef("12/KH-BQL", "", date(2024, 5, 20))
LETTER = DocumentRef("45/BQL-VP", "", date(2024, 5, 20))
ROUND, FOURTH, SIXTH, NEW = (f"BDG-KCN-24-{tail}" for tail in ("D1", "04", "06", "08"))
HEAD = 'code = "BDG-KCN-24-04"\nround = "BDG-KCN-24-D1"\nunit = "QLMT"\n'
MOVED = (f"{HEAD}on = 2024-06-07", f"{HEAD}on = 2024-06-12")
WINDOW = ("window_last_on = 2024-06-07", "window_last_on = 2024-06-14")
ADDED = (
    "# --- Đề cương",
    f"""[[visits]]
code = "{NEW}"
round = "{ROUND}"
unit = "BQL"
on = 2024-06-13
at = 08:00:00

# --- Đề cương""",
)
WITHDRAWN = (
    """[[visits]]
code = "BDG-KCN-24-06"
round = "BDG-KCN-24-D1"
unit = "QLLD"
on = 2024-06-07
at = 10:00:00
tentative = true
conflict_reason = "Mục IV.1 đưa Trưởng các phòng vào thành phần đoàn"
""",
    "",
)


def revised(name: str, *swaps: tuple[str, str]) -> Plan:
    """Return a plan that ships with passages of its file replaced."""
    text = (PLANS / name).read_text(encoding="utf-8")
    for old, new in swaps:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    plan = read_plan_file(text.encode()).plan
    assert plan is not None
    return plan


def amended(
    office: PlayedOffice,
    plan: Plan,
    reason: str = "điều chỉnh",
    *,
    document: DocumentRef = DOCUMENT,
    preview: str = "",
    dry_run: bool = False,
) -> AmendReport:
    actor = office.application.actor("operator")
    order = AmendOrder(plan.code, by_file(plan), actor, document, document.issued_on or office.today,
                       reason, preview=preview)  # fmt: skip
    return amend(order, office.application, dry_run=dry_run)


def rule_set(
    office: PlayedOffice, code: str, rule: str, amount: int, document: DocumentRef = LETTER
) -> AmendReport:
    actor = office.application.actor("operator")
    revise = by_letter(rule, (amount, "working_days"), document)
    day = document.issued_on or office.today
    order = AmendOrder(code, revise, actor, document, day, "", "set-rule")
    return amend(order, office.application, dry_run=False)


def everything(office: PlayedOffice) -> object:
    """Return all cases with their deadlines, the plans and the log, to see that nothing changed."""
    with office.application.store.read() as uow:
        cases = uow.cases.of_plan("BDG-KCN-24")
        chains = [uow.audit.chain(name) for name in uow.audit.chains()]
        deadlines = [uow.deadlines.of_case(case.id) for case in cases]
        return cases, deadlines, chains, uow.plans.revisions("BDG-KCN-24")


def prepared_in(folder: Path) -> PlayedOffice:
    """Return an office with plan 000, its team set up and one notice sent, on 20/5/2024."""
    found = shipped(folder, BINH_DUONG, "2024-05-02T08:00")
    found.send(ROUND, "establish-team", document="05/QĐ")
    found.clock.move_to("2024-05-20T08:00")
    found.send(FOURTH, "notify", document="31/TB")
    found.tick()
    return found


def copied(office: PlayedOffice, folder: Path) -> PlayedOffice:
    """Return a copy of an office with a life of its own."""
    store = office.application.store
    assert store.database.path is not None
    store.dispose()
    shutil.copy(store.database.path, folder / "office.sqlite3")
    return playing(office, open_store(str(folder / "office.sqlite3")))


def playing(office: PlayedOffice, store: SqlStore) -> PlayedOffice:
    """Return an office on another store or connection, as another process would have it."""
    clock, mail = ManualClock(office.clock.at), RecordingNotifier()
    known = office.application
    assert isinstance(known.identities, SequentialIdentities)
    identities = SequentialIdentities(known.identities.given)
    application = Application(
        known.settings, clock, store, identities, StoredRulebook(), {"email": mail}
    )
    return PlayedOffice(application, clock, mail)
