"""The people of the season: each day they do what is due, as a rule one working day ahead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from dondoc.demo import story
from dondoc.demo.stage import Stage
from engine.calendar import WorkingCalendar

PRODUCTS: Final = (
    "summary",
    "proposal_of_measures",
    "consolidated_remediation_report",
    "general_conclusion",
)
SHOWN: Final = 14
ON_THE_DAY: Final = frozenset({"visit", "reinspection"})


@dataclass(frozen=True, slots=True)
class Due:
    """One line of ``dondoc due``: a deadline of a case that is still open."""

    code: str
    plan: str
    unit: str
    state: str
    name: str
    due_on: date | None
    review_on: date | None


@dataclass
class Office:
    """Does the work of both plans; ``skipped`` says which deadlines somebody lets pass."""

    stage: Stage
    focal: dict[str, str]
    skipped: dict[tuple[str, str], date]
    done: set[tuple[str, str]] = field(default_factory=set)
    numbers: int = 0
    steps: dict[str, int] = field(default_factory=dict)
    untold: dict[tuple[str, str], str] = field(default_factory=lambda: dict(story.TOLD))

    def work(self) -> int:
        """Do everything whose day has come; return how many steps that was."""
        return sum(self._attend(item) for item in self.due())

    def due(self) -> list[Due]:
        """Return what ``dondoc due --json`` says to the officer of both plans."""
        answer = self.stage.call("due", "--json", by=story.CLERKS["BDI-24"])
        return [_due(item) for item in answer.json()["obligations"]]

    def step(self, name: str, code: str, *options: str, by: str = "", number: str = "") -> None:
        """Type one step; ``number`` is the kind of document that comes with it."""
        if number:
            self.numbers += 1
            options = (*options, "--document", f"{self.numbers}/{number}")
        words = ("round", name) if name in {"establish-team", "issue"} else (name,)
        told = self.untold.pop((name, code), "")
        if told:
            self.stage.title(told)
        self.stage.call(*words, code, *options, by=by, show=SHOWN if told else 0)
        self.steps[name] = self.steps.get(name, 0) + 1

    def _attend(self, item: Due) -> bool:
        """Do a step if its day has come; tell whether something was done."""
        act = ACTS.get(item.name)
        key = (item.code, f"{item.name}/{item.due_on}/{item.review_on}")
        if act is None or key in self.done or self.stage.today < self._day_of(item):
            return False
        if not act(self, item):
            return False
        self.done.add(key)
        return True

    def _day_of(self, item: Due) -> date:
        """Return the day on which the office does a thing."""
        late = self.skipped.get((item.code, item.name))
        if late is not None:
            return late
        if item.due_on is None and item.name in story.OWN_DAYS:
            return story.OWN_DAYS[item.name]
        day = item.due_on or item.review_on or self.stage.today
        return day if item.name in ON_THE_DAY else day_before(day, self.stage.calendar)


def _due(item: Mapping[str, Any]) -> Due:
    days = (item[name] and date.fromisoformat(item[name]) for name in ("due_on", "review_on"))
    return Due(
        item["code"],
        item["plan"] or "",
        item["unit"] or "",
        item["case_state"],
        item["name"],
        *days,
    )


def day_before(day: date, calendar: WorkingCalendar) -> date:
    """Return the working day before a day."""
    return calendar.shift(day, -1)


def _plain(name: str, number: str = "") -> Callable[[Office, Due], bool]:
    """Return the act that types one step of the clerk's."""

    def act(office: Office, item: Due) -> bool:
        office.step(name, item.code, by=story.CLERKS[item.plan], number=number)
        return True

    return act


def _receive(office: Office, item: Due) -> bool:
    """Hand in the unit's report; the team reads and accepts it."""
    if item.state != "notified":
        return False
    clerk = story.CLERKS[item.plan]
    office.step("receive-report", item.code, by=clerk, number="BC")
    office.step("accept-report", item.code, by=clerk)
    return True


def _notify(office: Office, item: Due) -> bool:
    return item.state == "planned" and _plain("notify", "TB-ĐKT")(office, item)


def _conclude(office: Office, item: Due) -> bool:
    """Conclude, with the recommendations of the story or with none."""
    if item.state != "inspected":
        return False
    found: tuple[str, ...] = ("--no-findings",)
    if item.code in story.FINDINGS:
        found = ("--findings", str(story.findings_file(office.stage.folder, item.code)))
    office.step("conclude", item.code, *found, by=story.CLERKS[item.plan], number="TB-KL")
    return True


def _remedy(office: Office, item: Due) -> bool:
    """Report what was done, or pass the matter on; set the date that a conclusion left out."""
    clerk = story.CLERKS[item.plan]
    if item.due_on is None:
        office.step("set-deadline", item.code, "--within", "20 ngày làm việc", by=clerk)
    elif item.code == story.PASSED_ON:
        office.step("pass-on", item.code, by=clerk, number="BQL-VP")
    else:
        done = ("--explanation", "đã làm xong, có biên bản kèm theo")
        office.step("remediate", item.code, *done, by=office.focal[item.unit])
    return True


def _review(office: Office, item: Due) -> bool:
    """Accept a report; one is sent back, with a new deadline."""
    clerk = story.CLERKS[item.plan]
    if item.code == story.RETURNED and (item.code, "returned") not in office.done:
        office.done.add((item.code, "returned"))
        given = ("--within", "10 ngày làm việc", "--reason", "chưa kèm quy chế đã sửa")
        office.step("return", item.code, *given, by=clerk)
    else:
        office.step("accept", item.code, by=clerk)
    return True


def _choose(office: Office, item: Due) -> bool:
    """Order one re-inspection; the other inspections close by themselves."""
    if item.code != story.REINSPECTED or (item.code, "ordered") in office.done:
        return False
    office.done.add((item.code, "ordered"))
    day = story.REINSPECTION_ON.isoformat()
    clerk = story.CLERKS[item.plan]
    office.step("order-reinspection", item.code, "--day", day, by=clerk, number="QĐ")
    return True


def _reinspect(office: Office, item: Due) -> bool:
    """Look again: one point is still open."""
    found = ("--unresolved", "KN2", "--within", "15 ngày làm việc")
    clerk = story.CLERKS[item.plan]
    office.step("reinspect", item.code, *found, by=clerk, number="BB-ĐKT")
    return True


def _issue(office: Office, item: Due) -> bool:
    """Issue a product when what it builds on is there."""
    if not _founded(office, item):
        return False
    product = item.name.replace("_", "-")
    office.step("issue", item.code, product, by=story.CLERKS[item.plan], number="BC")
    return True


def _founded(office: Office, item: Due) -> bool:
    """Tell whether a product's time has come: measures follow the summary, remediation its end."""
    shown = office.stage.call("round", "show", item.code, "--json").json()
    if item.name == "consolidated_remediation_report":
        return all(visit["state"] in ENDED for visit in shown["visits"])
    awaited = {each["name"] for each in shown["deadlines"] if each["state"] == "open"}
    return item.name == "summary" or "summary" not in awaited


ENDED: Final = frozenset({"closed", "remediated", "cancelled"})
ACTS: Final[dict[str, Callable[[Office, Due], bool]]] = {
    "team_decision": _plain("establish-team", "QĐ"),
    "agree_visit": _plain("agree-visit"),
    "notice": _notify,
    "report": _receive,
    "visit": _plain("inspect"),
    "conclusion": _conclude,
    "remedy": _remedy,
    "review_report": _review,
    "answer": _plain("answer", "UBND-NC"),
    "reinspection_choice": _choose,
    "reinspection": _reinspect,
    **dict.fromkeys(PRODUCTS, _issue),
}
