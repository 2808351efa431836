"""How much mail a simulation sends: by day, by person, and where it is too much for one person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dondoc.simulation.record import MAIL_DIGEST, Mail, Record


@dataclass(frozen=True, slots=True)
class PersonMail:
    """How much mail a person gets: in all, on the fullest day, and the digests among it."""

    person: str
    name: str
    total: int
    digests: int
    most: int
    most_on: date


@dataclass(frozen=True, slots=True)
class DayMail:
    """How much mail leaves on a day, to how many people, and the most for one of them."""

    on: date
    digests: int
    letters: int
    people: int
    most: int


@dataclass(frozen=True, slots=True)
class Overload:
    """More mail for one person on one day than was asked for as bearable."""

    on: date
    person: str
    name: str
    count: int


def mail_by_day(mails: Iterable[Mail]) -> Iterator[DayMail]:
    """Yield the days on which mail leaves."""
    days: dict[date, list[Mail]] = defaultdict(list)
    for mail in mails:
        days[mail.on].append(mail)
    for on, sent in sorted(days.items()):
        digests = sum(mail.kind == MAIL_DIGEST for mail in sent)
        people = Counter(mail.person for mail in sent)
        yield DayMail(on, digests, len(sent) - digests, len(people), max(people.values()))


def mail_by_person(record: Record) -> list[PersonMail]:
    """Return everybody who gets mail, the fullest day first."""
    found = []
    for person in sorted({mail.person for mail in record.mails}):
        own = [mail for mail in record.mails if mail.person == person]
        days = Counter(mail.on for mail in own)
        most = max(days.values())
        most_on = min(day for day, count in days.items() if count == most)
        digests = sum(mail.kind == MAIL_DIGEST for mail in own)
        found.append(PersonMail(person, _name(record, person), len(own), digests, most, most_on))
    return sorted(found, key=lambda item: (-item.most, -item.total, item.person))


def overloads_of(record: Record, bearable: int) -> Iterator[Overload]:
    """Yield who gets more mail on a day than is bearable, by day."""
    count = Counter((mail.on, mail.person) for mail in record.mails)
    for (on, person), number in sorted(count.items()):
        if number > bearable:
            yield Overload(on, person, _name(record, person), number)


def _name(record: Record, code: str) -> str:
    known = record.people.get(code)
    return known.name if known else code
