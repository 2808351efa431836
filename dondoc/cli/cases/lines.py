"""The screen of a case as lines: where it stands, what comes next and why, who, and its history."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.cases.values import DeadlineRow, Event, Relative, Screen
from dondoc.cli.desk import Book
from dondoc.cli.output import format_moment, table_lines
from dondoc.language import _, format_day
from dondoc.words.trade import FIELDS, owner_word
from engine.case import DAEMON
from engine.words import N_
from workflows.difficulties import DIFFICULTY
from workflows.periodic_report import PERIODIC_REPORT
from workflows.task import TASK

TITLES: Final = {
    "team_lead": N_("Trưởng đoàn"),
    "secretary": N_("Thư ký"),
    "members": N_("Thành viên"),
    "unit": N_("Đầu mối đơn vị"),
    "unit_head": N_("Người đứng đầu đơn vị"),
}
TEAM: Final = ("team_lead", "secretary", "members")
WITHOUT_TEAM: Final = frozenset({TASK.name, PERIODIC_REPORT.name, DIFFICULTY})
LONGEST: Final = 60


def screen_lines(screen: Screen, book: Book) -> Iterator[str]:
    """Yield the lines of a screen."""
    yield from _head(screen)
    yield from _next(screen.next, book, screen.workflow)
    yield from _deadlines(screen)
    yield from _people(screen, book)
    yield from _relatives(_("Đơn vị trực thuộc"), screen.subs)
    yield from _relatives(_("Kiến nghị"), screen.remediations)
    yield from _relatives(_("Đề nghị gia hạn"), screen.extensions)
    yield from _relatives(_("Khó khăn, vướng mắc"), screen.difficulties)
    yield from _relatives(_("Tồn tại các năm trước của đơn vị"), screen.stock)
    yield from _proposals(screen)
    yield from _papers(screen)
    yield from _possible(screen)
    yield from _history(screen)


def _head(screen: Screen) -> Iterator[str]:
    yield f"{screen.code}  {screen.unit_name}".rstrip()
    if screen.formerly:
        yield _("(trước đây: {names})", names=screen.formerly)
    where = [screen.workflow_label, *([screen.plan] if screen.plan else [])]
    where += [code for code in (screen.round, screen.parent) if code]
    yield f"[{screen.state_label}]  " + " / ".join(where)
    if screen.secret:
        yield _("[ĐỎ] chưa công bố: chỉ Đoàn, người quyết định, lãnh đạo và kiểm toán được biết")
    if screen.text:
        yield screen.text
    yield from screen.notes
    yield from _visit(screen)
    if screen.conflict_reason:
        yield _("Lý do giữ lịch, giữ người: {reason}", reason=screen.conflict_reason)
    yield from _finding(screen)


def _visit(screen: Screen) -> Iterator[str]:
    first, last = screen.dates.get("visit_on"), screen.dates.get("visit_end_on")
    if screen.workflow != "inspection":
        return
    facts = screen.facts
    day = named_day(first) if first else _("chưa có ngày")
    if first and last and last != first:
        day = f"{day} – {named_day(last)}"
    hour = f", {facts['at']}" if facts.get("at") else ""
    tentative = _(" (dự kiến)") if facts.get("tentative") else ""
    yield _("Ngày kiểm tra: {day}", day=f"{day}{hour}{tentative}")
    about = [str(facts[name]) for name in ("subject", "kind", "form", "scope") if facts.get(name)]
    yield _("Nội dung: {about}", about=about)
    for conflict in screen.conflicts:
        yield _("[VÀNG] {conflict}", conflict=conflict)


def _finding(screen: Screen) -> Iterator[str]:
    facts = screen.facts
    number = facts.get("field")
    parts = [_(FIELDS[number])] if isinstance(number, int) and number in FIELDS else []
    parts += [str(facts[name]) for name in ("severity", "responsibility") if facts.get(name)]
    if parts:
        yield _("Lĩnh vực, mức độ, trách nhiệm: {parts}", parts=parts)
    if facts.get("from_year"):
        yield _("Tồn tại từ năm {year}", year=str(facts["from_year"]))
    if facts.get("follows"):
        yield _("Tiếp nối {code} sau phúc tra", code=str(facts["follows"]))


def _next(row: DeadlineRow | None, book: Book, workflow: str) -> Iterator[str]:
    yield ""
    if row is None:
        yield _("Tiếp theo: không còn việc phải làm")
        return
    light = f"{row.light} " if row.light else ""
    yield light + _("Tiếp theo: {what}", what=row.label)
    progress = f" – {row.progress_words}" if row.due_on or row.progress != "unset" else ""
    yield "  " + _("Hạn: {when}", when=_when(row)) + progress
    yield "  " + _("Vì sao: {why}", why=row.why)
    if row.printed:
        reading = _(", đọc là “{reading}”", reading=row.reading) if row.reading else ""
        yield "  " + _("Văn bản ghi: “{printed}”", printed=row.printed) + reading
    people = [book.person(code) for code in row.owners]
    who = f"{_(owner_word(row.owner, workflow))}: {', '.join(people)}"
    yield "  " + _("Ai: {who}", who=who)
    if row.provisional:
        yield "  " + _("[VÀNG] Dự kiến: lịch năm liên quan chưa công bố đủ")
    if row.other_due_on is not None:
        yield "  " + _(
            "Chỉ tính ngày nghỉ đã công bố thì hạn là {day}; đang nhắc theo ngày sớm hơn",
            day=named_day(row.other_due_on),
        )
    if row.excused:
        yield "  " + _("Giữ hạn cũ khi lịch nghỉ đổi, không tính lỗi")


def _when(row: DeadlineRow) -> str:
    if row.due_on is not None:
        return named_day(row.due_on)
    if row.review_on is not None:
        unset = _("chưa xác định thời hạn")
        return f"{unset}, " + _("hỏi lại {day}", day=named_day(row.review_on))
    return _("chưa xác định thời hạn")


def _deadlines(screen: Screen) -> Iterator[str]:
    shown = [row for row in screen.deadlines if row.state != "withdrawn" or row.due_on]
    if not shown:
        return
    yield ""
    headers = ("", _("Việc"), _("Lần"), _("Ban đầu"), _("Hiện nay"), _("Tình trạng"))
    yield from table_lines(headers, [_deadline(row) for row in shown], right={2})


def _deadline(row: DeadlineRow) -> tuple[str, ...]:
    done = f", {format_day(row.met_on)}" if row.met_on else ""
    return (
        str(row.light),
        row.label,
        str(row.round),
        _day(row.original_due_on),
        _day(row.due_on),
        row.progress_words + done,
    )


def _day(day: date | None) -> str:
    return format_day(day) if day else _("chưa xác định")


def _people(screen: Screen, book: Book) -> Iterator[str]:
    yield ""
    for role, codes in screen.people.items():
        if not codes and role in TEAM and screen.workflow in WITHOUT_TEAM:
            continue
        names = ", ".join(book.person(code) for code in codes) or "…"
        yield f"{_(TITLES[role])}: {names}"


def _relatives(title: str, relatives: tuple[Relative, ...]) -> Iterator[str]:
    if not relatives:
        return
    yield ""
    yield f"{title}:"
    rows = [
        (
            item.code,
            item.unit_name,
            _shortened(item.text),
            item.state_label,
            item.visit_on or item.due_on,
        )
        for item in relatives
    ]
    yield from table_lines(("", "", "", "", ""), rows, indent="  ")


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _proposals(screen: Screen) -> Iterator[str]:
    if screen.proposals:
        yield ""
        yield _("Kiến nghị, đề xuất của đơn vị:")
    for item in screen.proposals:
        answer = (
            _("đã trả lời {day}: {answer}", day=_iso(item.answered_on), answer=item.answer)
            if item.answered_on
            else _("chưa trả lời")
        )
        yield f"  {item.number}. {item.text} ({_iso(item.on)}) – {answer}"


def _papers(screen: Screen) -> Iterator[str]:
    if screen.urgings or screen.urgings_of_unit:
        yield ""
        yield _(
            "Công văn đôn đốc: {count} trong hồ sơ này, {all} của đơn vị",
            count=screen.urgings,
            all=screen.urgings_of_unit,
        )
    if screen.explanation:
        yield _("Giải trình: {text}", text=screen.explanation)
    for file in screen.evidence:
        yield _("Minh chứng: {name} (sha256 {hash})", name=file.name, hash=file.sha256[:16])


def _possible(screen: Screen) -> Iterator[str]:
    yield ""
    if screen.possible:
        yield _("Có thể: {commands}", commands=[f"dondoc {name}" for name in screen.possible])
    else:
        yield _("Hồ sơ đã kết thúc, không còn thao tác")


def _history(screen: Screen) -> Iterator[str]:
    if not screen.history:
        return
    yield ""
    headers = (_("Số"), _("Thực hiện"), _("Cập nhật"), _("Ai"), _("Việc"), _("Văn bản, lý do"))
    yield from table_lines(headers, [_event(item) for item in screen.history], right={0})


def _event(item: Event) -> tuple[str, ...]:
    who = _who(item)
    what = item.label if item.outcome == "done" else _("[ĐỎ] bị từ chối: ") + item.label
    papers = "; ".join(part for part in (item.document, _shortened(item.reason)) if part)
    occurred, recorded = _iso(item.occurred_on), format_moment(item.recorded_at)
    return (str(item.number), occurred, recorded, who, what, papers)


def _who(item: Event) -> str:
    """Say who did it: what follows by itself from somebody's step is the program's."""
    other = item.on_behalf_name
    if item.person == DAEMON:
        return _("tự động, sau {person}", person=other) if other else _("tự động")
    return item.person_name + (_(" (nhập thay {person})", person=other) if other else "")


def _iso(text: str) -> str:
    return format_day(date.fromisoformat(text)) if text else ""
