"""What of a case can be corrected, by the words people type."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from dondoc.cli.commands import plain_name
from dondoc.cli.registry import ENTRIES
from dondoc.language import _
from engine.case import Case
from engine.errors import NotFound
from engine.happenings import Happening
from engine.words import N_
from workflows.registry import DEFINITIONS

DAY_OF: Final = N_("ngày {step}")


class Kind(StrEnum):
    """What a value is, and with it how it is typed, compared and shown."""

    STEP = "step"
    VISIT_DAY = "visit-day"
    DAY = "day"
    HOUR = "hour"
    WORDS = "words"
    TEXT = "text"
    FIELD = "field"
    RESPONSIBILITY = "responsibility"
    UNIT = "unit"
    REMEDY = "remedy"
    DOCUMENT = "document"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Correctable:
    """One thing that can be wrong: ``target`` is its name in the log, or the event of a step."""

    name: str
    alias: str
    label: str
    kind: Kind
    target: str
    workflows: tuple[str, ...] = ()


_INSPECTION, _REMEDIATION, _ROUND = ("inspection",), ("remediation",), ("round",)
_TASK, _REPORT = ("task",), ("periodic_report",)
VALUES: Final = (
    Correctable(
        "visit", "lich-kiem-tra", N_("ngày kiểm tra"), Kind.VISIT_DAY, "dates.visit_on", _INSPECTION
    ),
    Correctable(
        "visit-end",
        "ngay-ket-thuc",
        N_("ngày kết thúc kiểm tra"),
        Kind.VISIT_DAY,
        "dates.visit_end_on",
        _INSPECTION,
    ),
    Correctable("hour", "gio", N_("giờ kiểm tra"), Kind.HOUR, "facts.at", _INSPECTION),
    Correctable(
        "place", "dia-diem", N_("địa điểm kiểm tra"), Kind.WORDS, "facts.place", _INSPECTION
    ),
    Correctable(
        "report-by",
        "han-bo-sung",
        N_("hạn bổ sung báo cáo"),
        Kind.DAY,
        "dates.report_by",
        _INSPECTION,
    ),
    Correctable(
        "reinspection-day",
        "lich-phuc-tra",
        N_("ngày sẽ phúc tra"),
        Kind.DAY,
        "dates.reinspection_on",
        _INSPECTION,
    ),
    Correctable(
        "unit",
        "don-vi",
        N_("đơn vị"),
        Kind.UNIT,
        "unit",
        (*_INSPECTION, *_REMEDIATION, *_TASK, *_REPORT),
    ),
    Correctable(
        "due-day", "ngay-phai-xong", N_("ngày phải hoàn thành"), Kind.DAY, "dates.due_by", _TASK
    ),
    Correctable(
        "stated-day",
        "ngay-yeu-cau",
        N_("ngày nộp mà văn bản yêu cầu nêu"),
        Kind.DAY,
        "dates.hand_in_by",
        _REPORT,
    ),
    Correctable(
        "addressee", "noi-nhan", N_("nơi nhận sản phẩm"), Kind.WORDS, "facts.hand_in_to", _ROUND
    ),
    Correctable(
        "text", "noi-dung", N_("nội dung kiến nghị"), Kind.TEXT, "facts.text_ref", _REMEDIATION
    ),
    Correctable("field", "linh-vuc", N_("lĩnh vực"), Kind.FIELD, "facts.field", _REMEDIATION),
    Correctable("severity", "muc-do", N_("mức độ"), Kind.WORDS, "facts.severity", _REMEDIATION),
    Correctable(
        "responsibility",
        "trach-nhiem",
        N_("trách nhiệm"),
        Kind.RESPONSIBILITY,
        "facts.responsibility",
        _REMEDIATION,
    ),
    Correctable(
        "deadline",
        "thoi-han",
        N_("thời hạn khắc phục"),
        Kind.REMEDY,
        "facts.settings",
        _REMEDIATION,
    ),
    Correctable("document", "van-ban", N_("số văn bản"), Kind.DOCUMENT, "document.number"),
    Correctable(
        "wrong-case",
        "nham-ho-so",
        N_("kiến nghị ghi nhầm hồ sơ"),
        Kind.WITHDRAWN,
        "state",
        _REMEDIATION,
    ),
)


def correctable(case: Case, items: Iterable[Happening], typed: str) -> Correctable:
    """Return what somebody means by a word: a value, or the day of a step of this case's workflow.

    ``ngay-kiem-tra`` is the day of the visit: the real one once it was recorded, the planned one before.
    """
    wanted = plain_name(typed)
    known = _known(case)
    bare = wanted.removeprefix("ngay-")
    by_name = {name: it for it in reversed(known) for name in (it.alias, it.name) if name}
    found = by_name.get(wanted) or by_name.get(bare)
    if found is None:
        names = [name for it in known for name in (it.name, it.alias) if name]
        near = get_close_matches(wanted, names, n=3, cutoff=0.4) or [it.name for it in known[:6]]
        raise NotFound(
            N_(
                "không đính chính được “{what}” ở {code}; gần giống: {near}; xem: dondoc correct {code}"
            ),
            what=typed[:40],
            code=case.code,
            near=near,
        )
    done = {item.action for item in items}
    if found.target == "inspect" and "inspect" not in done:
        return VALUES[0]
    return found


def _known(case: Case) -> list[Correctable]:
    aliases = {entry.name: entry.alias for entry in ENTRIES}
    definition = DEFINITIONS[case.workflow, case.workflow_version]
    people = [way.event for way in definition.transitions if set(way.by) - {"daemon", "told"}]
    steps = [
        Correctable(event, aliases.get(event, ""), definition.event_label(event), Kind.STEP, event)
        for event in dict.fromkeys(people)
    ]
    values = [it for it in VALUES if not it.workflows or case.workflow in it.workflows]
    return [*values, *steps]


def label_of(what: Correctable) -> str:
    """Return what is corrected in the words of letters, which are Vietnamese: of a step, its day."""
    return DAY_OF.format(step=what.label) if what.kind is Kind.STEP else what.label


def shown_label(what: Correctable) -> str:
    """Return what is corrected in the chosen language."""
    return _(DAY_OF, step=what.label) if what.kind is Kind.STEP else _(what.label)


def said(case: Case, item: Happening) -> list[Correctable]:
    """Return what an entry says that can be corrected."""
    found = []
    for it in _known(case):
        if it.kind is Kind.STEP:
            holds = item.action == it.target
        elif it.kind is Kind.WITHDRAWN:
            holds = False
        else:
            planned = it.kind is not Kind.VISIT_DAY or item.action != "inspect"
            holds = planned and item.says(it.target) is not None
        found += [it] if holds else []
    return found
