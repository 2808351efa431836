"""What stories of corrections share: correcting in the words of the command, and what people got."""

from datetime import date
from pathlib import Path

from dondoc.cli.corrections.correctable import correctable
from dondoc.cli.corrections.finding import Asked, Finder
from dondoc.testing import OPERATOR, PlayedOffice
from engine.amending import Amendment
from engine.audit import fold
from engine.case import DocumentRef
from engine.correction_letters import Telling
from engine.correction_service import Correction, CorrectionService
from engine.decisions import columns_of, deadline_columns
from engine.happenings import CORRECT, Happening, happenings
from engine.obligations import Deadline
from engine.timers import Message
from tests.integration.story_office import FIRST, opened


def log_of(office: PlayedOffice, code: str) -> tuple[Happening, ...]:
    """Return what happened to a case, as it stands corrected."""
    with office.application.store.read() as uow:
        return happenings(uow.audit.chain(f"case:{office.case(code).id}"))


def correct(
    office: PlayedOffice,
    code: str,
    what: str,
    old: str,
    new: str,
    *,
    by: str = OPERATOR.code,
    entry: int | None = None,
    reason: str = "gõ nhầm",
    document: str = "",
    dry_run: bool = False,
) -> Correction:
    """Correct as the command does."""
    case = office.case(code)
    found = correctable(case, log_of(office, code), what)
    finder = Finder(Asked(found, old, new, office.today, entry))
    paper = DocumentRef(document) if document else None
    actor = office.application.actor(by)
    amendment = Amendment(CORRECT, actor, office.today, paper, reason)
    return CorrectionService(office.application.cases).correct(
        code, finder.find, amendment, Telling(lambda: (finder.line,)), dry_run=dry_run
    )


def corrections(office: PlayedOffice, person: str) -> list[Message]:
    """Return the corrections that reached somebody."""
    return [it for it in office.mail_to(person) if it.key.startswith("changes/correction-")]


def judged(office: PlayedOffice, code: str) -> dict[tuple[str, int], tuple[object, ...]]:
    """Return what a case's deadlines say of day and verdict; rounds that never counted are left out."""
    with office.application.store.read() as uow:
        stored = uow.deadlines.of_case(office.case(code).id)
    return {(it.name, it.round): _facts(it) for it in stored}


def _facts(it: Deadline) -> tuple[object, ...]:
    return (
        it.state,
        it.due_on,
        it.met_on,
        it.on_time,
        it.late_working_days,
        it.original_due_on,
        it.anchor_on,
    )


def folds(office: PlayedOffice, code: str) -> bool:
    """Tell whether the log of a case still adds up to the case."""
    case = office.case(code)
    with office.application.store.read() as uow:
        logged = fold(uow.audit.chain(f"case:{case.id}"))
        stored = {**columns_of(case), **deadline_columns(uow.deadlines.of_case(case.id))}
    plain = {name: list(v) if isinstance(v, tuple) else v for name, v in stored.items()}
    return logged == {name: value for name, value in plain.items() if value is not None}


def day(office: PlayedOffice, code: str, name: str) -> date | None:
    """Return a date of a case."""
    return office.case(code).dates.get(name)


def notified(folder: Path) -> PlayedOffice:
    """Return an office that has notified a unit of a visit on 6/6, with the letters delivered."""
    office = opened(folder)
    office.send(FIRST, "notify", document="45/TB")
    office.live_until("2024-05-02")
    return office
