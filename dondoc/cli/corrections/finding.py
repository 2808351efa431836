"""From what somebody typed as wrong and right to the mistake in the log, and its line in a letter."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dondoc.cli.cases.findings_file import LONGEST_TEXT, LONGEST_WORD, RESPONSIBILITIES
from dondoc.cli.corrections.correctable import Correctable, Kind, label_of
from dondoc.cli.options import LONGEST, parse_day, parse_document
from dondoc.cli.remedies import Remedy, read_remedy
from dondoc.cli.steps import HOUR
from dondoc.words.trade import FIELDS
from engine.audit import Change
from engine.case import DocumentRef, Fact
from engine.change_letters import ChangeLine
from engine.correction_service import Wanted
from engine.errors import InvalidInput, NotFound
from engine.happenings import Happening, Mistake
from engine.mistakes import (
    CorrectionRefused,
    wrong_day,
    wrong_document,
    wrong_value,
    wrong_visit_day,
)
from engine.rules import setting_from
from engine.words import N_

SHORT_DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants corrected, as typed; ``position`` is the place of the entry in its chain."""

    what: Correctable
    old: str
    new: str
    today: date
    position: int | None = None
    unit_name: Callable[[str], str] = str


@dataclass(slots=True)
class Finder:
    """Finds the mistake; ``line`` is what is said of it, once it was found."""

    asked: Asked
    line: ChangeLine = field(init=False)

    def __post_init__(self) -> None:
        """Begin with what was typed."""
        self.line = ChangeLine(label_of(self.asked.what), self.asked.old, self.asked.new)

    def find(self, wanted: Wanted) -> Mistake:
        """Return the mistake in the log of a case."""
        kind = self.asked.what.kind
        if kind in {Kind.STEP, Kind.VISIT_DAY, Kind.DAY}:
            return self._day(wanted)
        if kind is Kind.DOCUMENT:
            return self._document(wanted)
        if kind is Kind.TEXT:
            return self._text(wanted)
        if kind is Kind.REMEDY:
            return self._remedy(wanted)
        values = (self._value(self.asked.old, wanted), self._value(self.asked.new, wanted))
        names = [self.asked.unit_name(str(it)) if kind is Kind.UNIT else str(it) for it in values]
        self.line = ChangeLine(self.asked.what.label, names[0], names[1])
        return wrong_value(wanted.items, self.asked.what.target, values, self.asked.position)

    def _day(self, wanted: Wanted) -> Mistake:
        asked = self.asked
        days = (self._read_day(asked.old, "--from"), self._read_day(asked.new, "--to"))
        self.line = ChangeLine(label_of(asked.what), days[0].isoformat(), days[1].isoformat())
        if asked.what.kind is Kind.STEP:
            if days[1] > asked.today:
                raise InvalidInput(
                    N_(
                        "{place}: {day} còn ở phía trước, hôm nay là {today}; ghi ngày đã thực hiện"
                    ),
                    place="--to",
                    day=days[1],
                    today=asked.today,
                )
            return wrong_day(wanted.items, asked.what.target, days, asked.position)
        if asked.what.kind is Kind.DAY:
            values = (days[0].isoformat(), days[1].isoformat())
            return wrong_value(wanted.items, asked.what.target, values, asked.position)
        calendar = wanted.rules.history.as_known_on(asked.today)
        if not calendar.is_working_day(days[1]):
            raise CorrectionRefused(
                N_("{day} là ngày nghỉ; chọn một ngày làm việc (xem “dondoc calendar day”)"),
                day=days[1],
            )
        return wrong_visit_day(wanted.items, asked.what.target, days, asked.position)

    def _read_day(self, text: str, place: str) -> date:
        typed = text.strip()
        if SHORT_DAY.fullmatch(typed):
            typed = f"{typed}/{self.asked.today.year}".replace("-", "/").replace(".", "/")
        return parse_day(typed, today=self.asked.today, place=place)

    def _document(self, wanted: Wanted) -> Mistake:
        asked = self.asked
        old = parse_document(asked.old, today=asked.today, place="--from")
        new = parse_document(asked.new, today=asked.today, place="--to")
        self.line = ChangeLine(asked.what.label, _cited(old), _cited(new))
        return wrong_document(wanted.items, (old, new), asked.position)

    def _text(self, wanted: Wanted) -> Mistake:
        """Replace a whole text, or the one place in it that was typed."""
        asked = self.asked
        saying = [it for it in wanted.items if it.says(asked.what.target)]
        ref = str(saying[-1].says(asked.what.target)) if saying else ""
        text, old = wanted.uow.texts.get(ref), _plain(asked.old)
        new = _plain(asked.new)
        if not old or text.count(old) != 1:
            raise CorrectionRefused(
                N_("“{old}” phải có đúng một chỗ trong nội dung đang ghi: “{known}”"),
                old=old[:80],
                known=text[:200],
            )
        whole = text.replace(old, new)
        if not new or len(whole) > LONGEST_TEXT:
            raise InvalidInput(
                N_("nội dung phải có từ 1 đến {most} ký tự; xem lại --to"), most=LONGEST_TEXT
            )
        self.line = ChangeLine(asked.what.label, text, whole)
        fresh = wanted.put_text(whole)
        return wrong_value(wanted.items, asked.what.target, (ref, fresh), asked.position)

    def _remedy(self, wanted: Wanted) -> Mistake:
        asked, target = self.asked, self.asked.what.target
        old = read_remedy(asked.old, today=asked.today, place="--from")
        new = read_remedy(asked.new, today=asked.today, place="--to")
        item = self._saying_remedy(wanted, old)
        if _asked_amount(old.setting) == _asked_amount(new.setting) and old.by == new.by:
            raise InvalidInput(
                N_("--from và --to giống nhau ({value}), không có gì để đính chính"),
                value=asked.new,
            )
        before = item.says(target)
        mends: dict[str, Change] = {target: (before, _with_remedy(before, new.setting))}
        if new.by is not None or old.by is not None:
            days = [day.isoformat() if day else None for day in (old.by, new.by)]
            mends["dates.remedy_by"] = (days[0], days[1])
        return Mistake({item.position: mends})

    def _saying_remedy(self, wanted: Wanted, old: Remedy) -> Happening:
        """Return the last entry that set this deadline."""
        target = self.asked.what.target
        fitting = [
            it
            for it in wanted.items
            if _amount(it.says(target)) == _asked_amount(old.setting)
            and (old.by is None or it.says("dates.remedy_by") == old.by.isoformat())
        ]
        if not fitting:
            raise CorrectionRefused(
                N_(
                    "hồ sơ đang ghi {known}, không phải {said}; ghi đúng giá trị đang có sau --from"
                ),
                known=_words(wanted.case.facts.get("settings")),
                said=self.asked.old,
            )
        return fitting[-1]

    def _value(self, typed: str, wanted: Wanted) -> Fact:
        kind, word = self.asked.what.kind, _plain(typed)
        if kind is Kind.HOUR:
            return str(HOUR.convert(word, None, None))
        if kind is Kind.FIELD:
            return _field(word)
        if kind is Kind.UNIT:
            return _unit(word, wanted)
        if kind is Kind.RESPONSIBILITY and word not in RESPONSIBILITIES:
            raise InvalidInput(
                N_("{name}: không nhận giá trị “{value}”; chọn trong: {allowed}"),
                name=self.asked.what.name,
                value=word[:40],
                allowed=", ".join(RESPONSIBILITIES),
            )
        most = LONGEST if kind is Kind.WORDS else LONGEST_WORD
        if not word or len(word) > most:
            raise InvalidInput(
                N_("nội dung phải có từ 1 đến {most} ký tự; xem lại --to"), most=most
            )
        return word


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _cited(paper: DocumentRef) -> str:
    issued = f" {paper.issued_on:%d/%m/%Y}" if paper.issued_on else ""
    return f"{paper.number}{issued}" + (f", {paper.issuer}" if paper.issuer else "")


def _field(word: str) -> int:
    if word.isdecimal() and int(word) in FIELDS:
        return int(word)
    raise InvalidInput(
        N_("{name}: không nhận giá trị “{value}”; chọn trong: {allowed}"),
        name="field",
        value=word[:40],
        allowed=f"{min(FIELDS)}-{max(FIELDS)}",
    )


def _unit(word: str, wanted: Wanted) -> str:
    codes = {unit.code.casefold(): unit.code for unit in wanted.uow.parties.units()}
    if word.casefold() in codes:
        return codes[word.casefold()]
    raise NotFound(N_("không có đơn vị {code}; xem: dondoc unit list"), code=word[:60])


def _amount(settings: Fact) -> tuple[Fact, Fact] | None:
    remedy = settings.get("remedy") if isinstance(settings, dict) else None
    if not isinstance(remedy, dict):
        return None
    setting = setting_from("remedy", remedy)
    return (setting.amount, setting.unit)


def _with_remedy(settings: Fact, fresh: Mapping[str, Fact]) -> Fact:
    """Return the settings of a case with another deadline, counted from the same day."""
    whole = dict(settings) if isinstance(settings, dict) else {}
    kept = whole.get("remedy")
    anchor = kept.get("anchor") if isinstance(kept, dict) else None
    return {**whole, "remedy": {**fresh, **({"anchor": anchor} if anchor else {})}}


def _asked_amount(setting: Mapping[str, Fact]) -> tuple[Fact, Fact]:
    asked = setting_from("remedy", setting)
    return (asked.amount, asked.unit)


def _words(settings: Fact) -> str:
    amount = _amount(settings)
    return " ".join(str(part) for part in amount or () if part is not None)
