"""Values of indicators: entered with their log entry, corrected or withdrawn by a new one, never changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from dondoc.parties.acts import Act, require_right
from engine.audit import Change
from engine.backdating import BACKDATING
from engine.case import Fact
from engine.errors import EventRefused, InvalidInput, NotFound
from engine.indicator_values import IndicatorValue, in_force, kept_percent
from engine.office_policy import office_number
from engine.ports import UnitOfWork
from engine.quotas import WHOLE
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.parties.register import Request
    from dondoc.wiring import Application

RECORD: Final = "record-indicator"
CORRECT: Final = "correct-indicator"
WITHDRAW: Final = "withdraw-indicator"
LONGEST: Final = 200
SHORT: Final = 8
"""Digits of an id that are printed, and enough to name a value."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What somebody says of an indicator: counted or as a percentage, as of a day, from a source."""

    plan: str
    indicator: str
    as_of: date
    source: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    percent: Decimal | None = None
    unit: str | None = None


def record(application: "Application", told: Measured, request: "Request") -> IndicatorValue:
    """Enter a value; a second one of the same day is refused, for only one of both can be right."""
    found = _Entry(application, told, request).checked()
    with application.store.write() as uow:
        uow.indicators.lock(told.plan)
        _refuse_again(uow.indicators.of_plan(told.plan), told)
        value = found.write(uow, RECORD, None)
        if not request.dry_run:
            uow.commit()
    return value


def correct(
    application: "Application", old: IndicatorValue, told: Measured, request: "Request"
) -> IndicatorValue:
    """Put a right value in the place of a wrong one, which stays readable."""
    return _replace(application, old, _Entry(application, told, request), CORRECT)


def withdraw(application: "Application", old: IndicatorValue, request: "Request") -> IndicatorValue:
    """Take a value back without putting another in its place."""
    told = Measured(
        old.plan,
        old.indicator,
        old.as_of,
        old.source,
        old.numerator,
        old.denominator,
        old.percent if old.numerator is None else None,
        old.unit,
    )
    return _replace(application, old, _Entry(application, told, request), WITHDRAW)


def value_of(values: Sequence[IndicatorValue], reference: str) -> IndicatorValue:
    """Return the value that an id, or its first digits, names; of a code, the last of the whole plan."""
    wanted = reference.strip().casefold()
    of_code = [it for it in in_force(values) if it.indicator.casefold() == wanted and not it.unit]
    if of_code:
        return of_code[-1]
    found = [item for item in values if wanted and item.id.startswith(wanted)]
    if len(found) != 1:
        raise NotFound(
            N_("không có đúng một giá trị mang mã “{reference}”; xem “dondoc indicator show”"),
            reference=reference[:40],
        )
    return found[0]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One value about to be written."""

    application: "Application"
    told: Measured
    request: "Request"

    def checked(self) -> "_Entry":
        """Return it when its numbers, day, source and right are as they must be."""
        _check_numbers(self.told, self.request.reason)
        _check_source(self.told.source)
        self._check_day()
        require_right(self.application.store, self._act(RECORD))
        return self

    def _check_day(self) -> None:
        """Refuse what is entered long after its day without a document or a reason."""
        request, day = self.request, self.told.as_of
        with self.application.store.read() as uow:
            most = office_number(uow.settings, BACKDATING)
        calendar = self.application.history.as_known_on(request.occurred_on)
        earliest = calendar.shift(request.occurred_on, -most)
        if day < earliest and not request.document and not request.reason.strip():
            raise InvalidInput(
                N_(
                    "số liệu tính đến {day} ghi muộn quá {most} ngày làm việc (không giải thích thì "
                    "sớm nhất {earliest}); ghi thêm --document hoặc --reason"
                ),
                day=day,
                most=most,
                earliest=earliest,
            )

    def write(self, uow: UnitOfWork, action: str, old: IndicatorValue | None) -> IndicatorValue:
        """Write the value with its log entry; nobody commits."""
        told, act = self.told, self._act(action)
        value = IndicatorValue(
            id=self.application.identities.new_id(),
            plan=told.plan,
            indicator=told.indicator,
            as_of=told.as_of,
            numerator=told.numerator,
            denominator=told.denominator,
            percent=_percent(told),
            source=told.source,
            unit=told.unit,
            recorded_at=act.recorded_at,
            replaces=old.id if old else None,
            entered_by=act.actor.person,
            document=act.document.number if act.document else "",
            reason=self.request.reason,
            withdrawn=action == WITHDRAW,
            source_ref=self._text(uow, told.source),
            reason_ref=self._text(uow, self.request.reason),
        )
        uow.indicators.add(value)
        uow.audit.append(act.draft(_changes(old, value), reason_ref=value.reason_ref))
        return value

    def _act(self, action: str) -> Act:
        request = self.request
        return Act(
            f"plan:{self.told.plan}",
            action,
            request.actor,
            request.occurred_on,
            self.application.clock.now(),
            request.document,
            request.reason,
        )

    def _text(self, uow: UnitOfWork, text: str) -> str:
        return uow.texts.put(text, self.application.identities.new_id())


def _replace(
    application: "Application", old: IndicatorValue, entry: _Entry, action: str
) -> IndicatorValue:
    if not entry.request.reason.strip():
        raise InvalidInput(N_("sửa hoặc rút một giá trị đã ghi thì cần lý do; ghi thêm --reason"))
    entry.checked()
    with application.store.write() as uow:
        uow.indicators.lock(old.plan)
        known = uow.indicators.of_plan(old.plan)
        _refuse_settled(known, old)
        others = [item for item in known if item.id != old.id]
        if action != WITHDRAW:
            _refuse_again(others, entry.told)
        value = entry.write(uow, action, old)
        if not entry.request.dry_run:
            uow.commit()
    return value


def _check_numbers(told: Measured, reason: str) -> None:
    counted = told.numerator is not None and told.denominator is not None
    half = (told.numerator is None) != (told.denominator is None)
    if half or (told.percent is not None) == counted:
        raise InvalidInput(
            N_("ghi --numerator TỬ-SỐ và --denominator MẪU-SỐ, hoặc chỉ --percent TỶ-LỆ")
        )
    if counted and not told.denominator:
        raise InvalidInput(
            N_("mẫu số bằng 0 thì chưa có gì để tính tỷ lệ; khi có phát sinh hãy ghi")
        )
    if _percent(told) > WHOLE and not (counted and reason.strip()):
        raise InvalidInput(_beyond(counted=counted), numerator=told.numerator,
                           denominator=told.denominator, percent=told.percent)  # fmt: skip


def _beyond(*, counted: bool) -> str:
    if counted:
        return N_(
            "tử số {numerator} lớn hơn mẫu số {denominator}; xem lại hai số, nếu đúng là vượt 100 % "
            "thì ghi lý do bằng --reason"
        )
    return N_("tỷ lệ {percent} % ngoài khoảng 0–100; nếu vượt 100 % thật thì ghi tử số và mẫu số")


def _percent(told: Measured) -> Decimal:
    if told.percent is not None and told.numerator is None:
        return told.percent
    assert told.numerator is not None  # noqa: S101  (checked before: one form or the other)
    assert told.denominator is not None  # noqa: S101  (checked before: one form or the other)
    return kept_percent(Fraction(told.numerator) / Fraction(told.denominator) * WHOLE)


def _check_source(source: str) -> None:
    if not source or len(source) > LONGEST or not source.isprintable():
        raise InvalidInput(
            N_("{name} phải có từ 1 đến {limit} ký tự trên một dòng"),
            name="--source",
            limit=LONGEST,
        )


def _refuse_again(known: Sequence[IndicatorValue], told: Measured) -> None:
    for item in in_force(known):
        same = (item.indicator, item.unit, item.as_of) == (told.indicator, told.unit, told.as_of)
        if same:
            raise EventRefused(
                N_(
                    "{indicator} đã có giá trị tính đến {day} ({id}); sai thì đính chính: "
                    "dondoc indicator correct {plan} {id}"
                ),
                indicator=told.indicator,
                day=told.as_of,
                id=item.id[:SHORT],
                plan=told.plan,
            )


def _refuse_settled(known: Sequence[IndicatorValue], old: IndicatorValue) -> None:
    """Refuse to replace what was replaced or withdrawn already."""
    if old not in in_force(known):
        raise EventRefused(
            N_(
                "giá trị {id} đã được đính chính hoặc đã rút; xem “dondoc indicator show {plan} {code}”"
            ),
            id=old.id[:SHORT],
            plan=old.plan,
            code=old.indicator,
        )


def _changes(old: IndicatorValue | None, new: IndicatorValue) -> dict[str, Change]:
    """Return what the log says: numbers as text, the source by reference."""
    columns: dict[str, Callable[[IndicatorValue], Fact]] = {
        "indicator": lambda it: it.indicator,
        "unit": lambda it: it.unit,
        "as_of": lambda it: it.as_of.isoformat(),
        "numerator": lambda it: _number(it.numerator),
        "denominator": lambda it: _number(it.denominator),
        "percent": lambda it: _number(it.percent),
        "source_ref": lambda it: it.source_ref,
        "id": lambda it: it.id,
    }
    gone = new.withdrawn
    found = {
        name: (value(old) if old else None, None if gone and name != "id" else value(new))
        for name, value in columns.items()
    }
    return {name: both for name, both in found.items() if both[0] != both[1] or name == "indicator"}


def _number(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
