"""Which waiting rows a link is to wake: the codes, days and words typed, checked against what waits."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.cli.commands import plain_name
from dondoc.cli.options import parse_day
from dondoc.linking import Chosen
from engine.case import Case
from engine.errors import InvalidInput, NotFound
from engine.words import N_

ALL: Final = frozenset({"all-proposed", "tat-ca", "all"})
_OWN: Final = re.compile(r"(?P<code>[^=]+)=(?P<day>[^=]+)")


@dataclass(frozen=True, slots=True)
class Typed:
    """The options as they were typed: codes to wake, days (``DAY`` or ``CODE=DAY``), codes without end."""

    plan: str
    wake: tuple[str, ...]
    by: tuple[str, ...]
    ongoing: tuple[str, ...]


def chosen_of(
    typed: Typed, waiting: Iterable[Case], proposed: Sequence[str], today: date
) -> tuple[Chosen, ...]:
    """Return the rows to wake, by code, with the day of each; refuse what does not wait or fit."""
    known = {case.code.casefold(): case for case in waiting}
    picked = _picked(typed, known, proposed)
    days, common = _days(typed.by, picked, today)
    endless = _endless(typed.ongoing, picked)
    both = sorted(endless & set(days))
    if common is not None and endless == set(picked):
        both = sorted(endless)
    if both:
        names = [known[code].code for code in both]
        raise InvalidInput(N_("{codes}: ghi một trong hai: --by hoặc --ongoing"), codes=names)
    return tuple(
        Chosen(
            known[code],
            None if code in endless else days.get(code, common),
            endless=code in endless,
        )
        for code in sorted(picked)
    )


def _picked(typed: Typed, known: Mapping[str, Case], proposed: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in typed.wake:
        if plain_name(name) in ALL:
            found |= {code.casefold(): None for code in proposed}
            continue
        code = name.strip().casefold()
        if code not in known:
            raise NotFound(
                N_(
                    "{code} không phải việc đang chờ của kế hoạch; đang chờ: dondoc document list {plan}"
                ),
                code=name[:60],
                plan=typed.plan,
            )
        found[code] = None
    return tuple(found)


def _days(
    typed: Iterable[str], picked: Sequence[str], today: date
) -> tuple[dict[str, date], date | None]:
    """Return the days of single rows, and the day of all others."""
    own: dict[str, date] = {}
    common: date | None = None
    for text in typed:
        match = _OWN.fullmatch(text.strip())
        if match is None:
            common = parse_day(text, today=today, place="--by")
            continue
        code = _one_of(match["code"], picked, "--by")
        own[code] = parse_day(match["day"], today=today, place="--by")
    if common is not None and not picked:
        raise InvalidInput(N_("--by cần việc để đặt ngày; chọn việc bằng --wake MÃ"))
    return own, common


def _endless(typed: Iterable[str], picked: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for name in typed:
        found |= set(picked) if plain_name(name) in ALL else {_one_of(name, picked, "--ongoing")}
    return found


def _one_of(name: str, picked: Sequence[str], option: str) -> str:
    code = name.strip().casefold()
    if code not in picked:
        raise InvalidInput(
            N_("{option}: {code} không nằm trong các việc được chọn; thêm --wake {code}"),
            option=option,
            code=name.strip()[:60],
        )
    return code
