"""What came of the season, read back from the program; and whether it is what must come of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.clock import OFFICE_ZONE
from dondoc.demo import story
from dondoc.demo.season import Season
from dondoc.demo.sink import Arrival
from dondoc.demo.stage import Stage
from dondoc.language import _
from engine.case import Case
from engine.obligations import Deadline, DeadlineState
from engine.timers import Notice, NoticeState
from engine.window import SendingWindow

LEVELS: Final = (
    (1, "người được giao"),
    (3, "người đứng đầu"),
    (5, "cơ quan chủ trì"),
    (10, "lãnh đạo"),
)


@dataclass(frozen=True, slots=True)
class Late:
    """A deadline that was not kept: by how much, and up to which level people were told."""

    code: str
    what: str
    due_on: date
    done_on: date | None
    working_days: int
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Something that is still to be done, and why."""

    code: str
    what: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Check:
    """An expectation of the demonstration, and whether it holds."""

    text: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the last screen says."""

    months: tuple[str, ...]
    letters: tuple[int, ...]
    digests: tuple[int, ...]
    late: tuple[Late, ...]
    opened: tuple[Open, ...]
    verified: str
    finished: str
    checks: tuple[Check, ...]

    @property
    def failed(self) -> tuple[Check, ...]:
        """Return the expectations that do not hold."""
        return tuple(check for check in self.checks if not check.holds)


def result_of(season: Season) -> Result:
    """Read back what came of a season."""
    stage = season.stage
    verify = stage.call("audit", "verify", by=story.AUDITOR, show=2)
    late, opened = _late(stage), _opened(stage)
    mails = _once(stage.sink.arrived)
    months = tuple(sorted({f"{mail.at:%m/%Y}" for mail in mails}))
    count = Counter((f"{mail.at:%m/%Y}", mail.is_digest) for mail in mails)
    return Result(
        months,
        tuple(count[month, False] for month in months),
        tuple(count[month, True] for month in months),
        late,
        opened,
        verify.out.strip().splitlines()[-1],
        _finished(stage),
        tuple(_checks(season, mails, late)),
    )


def _finished(stage: Stage) -> str:
    """Say how much of the work has come to its end."""
    listed = stage.call("case", "list", "--json", by=story.AUDITOR).json()["cases"]
    states = Counter((item["workflow"], item["state"]) for item in listed)
    kinds = Counter(item["workflow"] for item in listed)
    return (
        f"{states['inspection', 'closed']}/{kinds['inspection']} cuộc kiểm tra, "
        f"{states['round', 'closed']}/{kinds['round']} đợt; {kinds['remediation']} kiến nghị: "
        f"{states['remediation', 'accepted']} đã khắc phục, "
        f"{states['remediation', 'answered']} cấp trên đã trả lời"
    )


def _once(arrived: Iterable[Arrival]) -> list[Arrival]:
    """Return each message once, as it first arrived."""
    return list({mail.message_id: mail for mail in reversed(list(arrived))}.values())[::-1]


def _late(stage: Stage) -> tuple[Late, ...]:
    app, found = stage.application, []
    with app.views(app.actor(story.AUDITOR)) as views:
        for case in views.cases():
            for deadline in views.deadlines(case):
                days = _days_late(deadline, stage)
                if days is not None:
                    found.append(_late_line(case, deadline, days, _Told(views.notices(case))))
    return tuple(sorted(found, key=lambda item: item.due_on))


def _days_late(deadline: Deadline, stage: Stage) -> int | None:
    if deadline.late_working_days is not None:
        return deadline.late_working_days
    running = deadline.state is DeadlineState.OPEN and deadline.due_on is not None
    if not running or deadline.due_on is None or deadline.due_on >= stage.today:
        return None
    return stage.calendar.working_days_between(deadline.due_on, stage.today)


def _late_line(case: Case, deadline: Deadline, days: int, told: "_Told") -> Late:
    assert deadline.due_on is not None  # noqa: S101  (only what has a day can be late)
    return Late(
        case.code, _(deadline.label), deadline.due_on, deadline.met_on, days, told.of(deadline)
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The reminders about one case."""

    notices: Sequence[Notice]

    def of(self, deadline: Deadline) -> tuple[str, ...]:
        """Return each level that was told of a late deadline, with its people and the first day."""
        sent = [
            notice
            for notice in self.notices
            if notice.request.deadline == deadline.name
            and notice.round == deadline.round
            and notice.state is NoticeState.SENT
        ]
        return tuple(filter(None, (self._level(sent, *level) for level in LEVELS)))

    def _level(self, sent: Iterable[Notice], offset: int, name: str) -> str:
        told = [notice for notice in sent if notice.request.offset == offset]
        if not told:
            return ""
        return f"{name} {min(notice.due_on for notice in told):%d/%m}"


def _opened(stage: Stage) -> tuple[Open, ...]:
    listed = stage.call("due", "--json", "--all", "--until", "2025-12-31", by=story.AUDITOR)
    return tuple(
        Open(
            item["code"],
            item["label"],
            _when(item["due_on"], item["review_on"]),
            item["progress_words"] if item["due_on"] else item["why"],
        )
        for item in listed.json()["obligations"]
    )


def _when(due_on: str | None, review_on: str | None) -> str:
    day = due_on or review_on
    if day is None:
        return ""
    shown = f"{date.fromisoformat(day):%d/%m/%Y}"
    return f"hạn {shown}" if due_on else f"hỏi lại {shown}"


def _checks(season: Season, mails: Sequence[Arrival], late: Sequence[Late]) -> Iterable[Check]:
    stage = season.stage
    digests = [mail for mail in mails if mail.is_digest]
    daily = Counter((mail.recipient, mail.at.date()) for mail in digests)
    yield Check("mỗi người nhiều nhất một bản tin một ngày", max(daily.values(), default=0) == 1)
    yield Check(
        "bản tin chỉ đi trong giờ 07:30-16:30 của ngày làm việc", _in_window(stage, digests)
    )
    yield Check("mỗi thư theo bước đi đúng một lần", _letters_once(stage, mails))
    yield Check("mọi thư đã soạn đều đến nơi", _nothing_lost(stage, mails))
    yield Check("đột xuất: đơn vị không thấy trước khi công bố", season.hidden and season.revealed)
    yield Check("đột xuất: không thư nào lộ trước khi công bố", _kept_secret(season, mails))
    days = {item.code: item.working_days for item in late}
    yield Check("báo cáo chậm được ghi quá hạn 2 ngày làm việc", days.get(story.LATE_REPORT) == 2)  # noqa: PLR2004  (as the text says)
    levels = {item.code: len(item.told) for item in late}
    climbed = levels.get(story.LATE_REPORT) == 1 and levels.get(story.SILENT) == len(LEVELS)
    yield Check("việc im lặng một tháng được báo lên đủ bốn cấp", climbed)
    alone = len(late) == len(days) and set(days) == {story.LATE_REPORT, story.SILENT}
    yield Check("ngoài hai việc đó không việc nào trễ", alone)
    crash = season.crash
    stopped = crash is not None and crash.exit_code < 0 and crash.left_at_end == 0
    yield Check("bị giết giữa chừng: không mất thư nào", stopped)
    yield Check("bị giết giữa chừng: nhiều nhất một thư đến hai lần", len(stage.sink.twice()) <= 1)


def _in_window(stage: Stage, digests: Iterable[Arrival]) -> bool:
    history, window = stage.application.history, SendingWindow()
    return all(
        window.is_open(mail.at, OFFICE_ZONE, history.as_known_on(mail.at.date()))
        for mail in digests
    )


def _letters_once(stage: Stage, mails: Iterable[Arrival]) -> bool:
    """Compare what arrived with the letters that the outbox holds: one message each."""
    app = stage.application
    with app.views(app.actor(story.AUDITOR)) as views:
        wanted = [
            parcel.message.key
            for parcel in views.messages()
            if parcel.message.key.startswith(("letter/", "changes/"))
        ]
    letters = [mail for mail in mails if not mail.is_digest]
    return len(set(wanted)) == len(wanted) == len(letters)


def _nothing_lost(stage: Stage, mails: Iterable[Arrival]) -> bool:
    """Compare message by message: what the outbox calls sent has arrived, and nothing else waits."""
    app = stage.application
    with app.views(app.actor(story.AUDITOR)) as views:
        parcels = views.messages()
    sent = {parcel.message.id for parcel in parcels if parcel.state == "sent"}
    settled = all(parcel.state in {"sent", "replaced"} for parcel in parcels)
    arrived = {mail.message_id.removeprefix("<ob.").partition("@")[0] for mail in mails}
    return settled and sent == arrived


def _kept_secret(season: Season, mails: Iterable[Arrival]) -> bool:
    """Tell whether nobody but insiders and leadership read the code before its day."""
    people: dict[str, list[bool]] = defaultdict(list)
    for mail in mails:
        if mail.at.date() < story.SURPRISE_ON:
            people[mail.recipient].append(_names(mail, season.surprise))
    named = {address for address, reads in people.items() if any(reads)}
    return named <= story.MAY_KNOW


def _names(mail: Arrival, code: str) -> bool:
    from email import message_from_bytes, policy

    content = message_from_bytes(mail.file.read_bytes(), policy=policy.default)
    part = content.get_body(("plain",))
    return code in mail.subject or (part is not None and code in part.get_content())
