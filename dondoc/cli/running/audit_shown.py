"""How the log is printed: entries with their changes side by side, and what verification found."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from dondoc.audit.check import Finding, Verification
from dondoc.audit.reading import Line
from dondoc.cli.output import data, format_day, format_moment, print_table
from dondoc.clock import office_day
from dondoc.language import _
from dondoc.words.acts import ACTS
from workflows.registry import DEFINITIONS

MOST_FINDINGS: Final = 20
HASH: Final = re.compile(r"([0-9a-f]{12})[0-9a-f]{52}")


def action_words(action: str) -> str:
    """Return the words for an action: the event of a workflow, or an act of the office."""
    for definition in DEFINITIONS.values():
        if action in definition.events:
            return _(definition.event_label(action))
    return _(ACTS.get(action, action))


def line_json(line: Line) -> dict[str, object]:
    """Return an entry as programs read it."""
    entry = line.entry
    return {
        "number": line.number,
        "chain": entry.chain,
        "position": entry.position,
        "subject": line.subject,
        "action": entry.action,
        "person": entry.person,
        "on_behalf_of": entry.on_behalf_of or None,
        "occurred_on": entry.occurred_on or None,
        "recorded_at": line.recorded_at,
        "outcome": entry.outcome,
        "document": line.document or None,
        "reason": line.reason,
        "changes": {n: {"before": b, "after": a} for n, (b, a) in line.changes.items()},
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def print_lines(lines: Iterable[Line]) -> None:
    """Print entries, each with its changes below it."""
    for line in lines:
        entry = line.entry
        data(
            f"#{line.number}  {recorded(line)}  {who(line)}  "
            f"{line.subject}: {action_words(entry.action)} ({entry.action}){_outcome(line)}"
        )
        _print_changes(line, "    ")


def _outcome(line: Line) -> str:
    marks = []
    if line.entry.outcome != "done":
        marks.append(_("bị từ chối: {outcome}", outcome=line.entry.outcome.partition(":")[2]))
    if line.entry.occurred_on:
        day = date.fromisoformat(line.entry.occurred_on)
        if line.recorded_at and day != office_day(line.recorded_at):
            marks.append(_("ngày thực hiện {day}", day=day))
    if number := line.document.get("number"):
        marks.append(number)
    if line.reason:
        marks.append(_("lý do: {reason}", reason=line.reason))
    return "".join(f"; {mark}" for mark in marks)


def recorded(line: Line) -> str:
    """Return when an entry was recorded, or what stands in that place now."""
    return format_moment(line.recorded_at) if line.recorded_at else line.entry.recorded_at


def who(line: Line) -> str:
    """Return who acted, and for whom."""
    entry = line.entry
    if not entry.on_behalf_of:
        return entry.person
    return _("{person} thay {other}", person=entry.person, other=entry.on_behalf_of)


def _print_changes(line: Line, indent: str) -> None:
    rows = [
        (name, _short(line.shown(before)), "→", _short(line.shown(after)))
        for name, (before, after) in line.changes.items()
    ]
    if rows:
        print_table(("", "", "", ""), rows, indent=indent)


def _short(cell: str) -> str:
    """Return a cell with its hashes cut: the whole ones stand in `audit show`."""
    return HASH.sub(r"\1…", cell)


def print_line(line: Line, corrects: Sequence[int] = (), corrected: Sequence[int] = ()) -> None:
    """Print everything of one entry, and which entries it replaces or is replaced by."""
    entry = line.entry
    document = line.document
    cited = ", ".join(
        document[key] for key in ("number", "issued_on", "issuer") if document.get(key)
    )
    occurred = format_day(date.fromisoformat(entry.occurred_on)) if entry.occurred_on else ""
    erased = _("(đã xóa)") if entry.reason_ref and not line.reason else ""
    print_table(
        ("", ""),
        [
            (_("Bản ghi"), f"#{line.number}  {entry.chain} [{entry.position}]"),
            (_("Đối tượng"), line.subject),
            (_("Việc"), f"{action_words(entry.action)} ({entry.action})"),
            (_("Ai"), who(line)),
            (_("Ngày thực hiện"), occurred),
            (_("Ghi lúc"), recorded(line)),
            (_("Kết quả"), entry.outcome),
            (_("Văn bản"), cited),
            (_("Lý do"), line.reason or erased),
            (_("Mã băm trước"), entry.previous_hash),
            (_("Mã băm"), entry.hash),
            *_corrections(corrects, corrected),
        ],
    )
    if line.changes:
        data()
        heads = (_("Trường"), _("Trước"), _("Sau"))
        rows = [(name, line.shown(b), line.shown(a)) for name, (b, a) in line.changes.items()]
        print_table(heads, rows)


def _corrections(corrects: Sequence[int], corrected: Sequence[int]) -> list[tuple[str, str]]:
    named = ((_("Đính chính"), corrects), (_("Đã đính chính bởi"), corrected))
    return [(what, ", ".join(f"#{each}" for each in found)) for what, found in named if found]


def verification_json(
    found: Verification, findings: Sequence[Finding], subjects: Mapping[str, str]
) -> dict[str, object]:
    """Return what verification found as programs read it."""
    return {
        "intact": not findings,
        "entries": found.entries,
        "first_at": found.first_at,
        "last_at": found.last_at,
        "cases": found.cases,
        "seals": found.seals,
        "seals_matched": found.seals_matched,
        "findings": [
            {"chain": it.chain, "position": it.position, "text": finding_text(it, subjects)}
            for it in findings
        ],
    }


def finding_text(finding: Finding, subjects: Mapping[str, str]) -> str:
    """Return what does not fit, with the code of the case in the place of its chain."""
    params = dict(finding.params)
    if "chain" in params:
        params["chain"] = subjects.get(finding.chain, finding.chain)
    return _(finding.text, **params)


def print_verification(
    found: Verification, findings: Sequence[Finding], subjects: Mapping[str, str]
) -> None:
    """Print the range verified, or the first thing that does not fit and those after it."""
    figures = {
        "entries": grouped(found.entries),
        "days": span(found.first_at, found.last_at),
        "matched": found.seals_matched,
        "seals": found.seals,
        "cases": grouped(found.cases),
    }
    if findings:
        _print_findings([finding_text(finding, subjects) for finding in findings], figures)
        return
    data(
        _(
            "Nguyên vẹn: {entries} bản ghi, {days}, khớp {matched}/{seals} mốc xác nhận, "
            "{cases} hồ sơ đúng như nhật ký",
            **figures,
        )
    )


def _print_findings(texts: Sequence[str], figures: Mapping[str, object]) -> None:
    data(
        _(
            "KHÔNG nguyên vẹn: {first} (đã kiểm {entries} bản ghi, {days}, khớp {matched}/{seals} "
            "mốc xác nhận)",
            first=texts[0],
            **figures,
        )
    )
    for text in texts[1:MOST_FINDINGS]:
        data(f"  - {text}")
    if len(texts) > MOST_FINDINGS:
        data(_("  … và {count} chỗ nữa", count=len(texts) - MOST_FINDINGS))


def grouped(number: int) -> str:
    """Return a number as the office writes it: 48.211."""
    return f"{number:,}".replace(",", ".")


def span(first: datetime | None, last: datetime | None) -> str:
    """Return two days as a span: 02/01–20/11/2026."""
    if first is None or last is None:
        return "–"
    start, end = office_day(first), office_day(last)
    if start == end:
        return format_day(end)
    begin = format_day(start) if start.year != end.year else f"{start:%d/%m}"
    return f"{begin}–{format_day(end)}"
