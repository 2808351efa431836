"""Visits of a plan that stand in each other's way, teams too close to a unit, the organiser inspected."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from engine.conflict_policy import Answer, ConflictKind
from engine.conflicts import Arrangement, Conflict, Surroundings, conflicts_of, softened
from engine.parties import Team
from engine.plan import PlannedVisit
from engine.words import N_
from workflows.plan_review import Review, listed, shown_day

_NEAR: Final = (ConflictKind.OWN_UNIT_LEAD, ConflictKind.OWN_UNIT)
_TEAM: Final = N_("đoàn")


def check_conflicts(review: Review) -> None:
    """Refuse or show, as the plan's ``[conflicts]`` say, what stands in the way of each visit.

    A visit is compared with those before it in the file, so that each clash is told once.
    """
    earlier: list[Arrangement] = []
    rows: set[tuple[str, date]] = set()
    for path, visit in review.visits():
        wanted = arranged(review, visit)
        if wanted is None:
            continue
        found = softened(_found(review, wanted, earlier if visit.first_on else ()))
        for conflict in _told_once(visit, found, rows):
            _note(review, path, visit, conflict)
        _note_nearness(review, path, visit, [it for it in found if it.kind in _NEAR])
        if visit.first_on is not None:
            earlier.append(wanted)


def check_two_teams(review: Review) -> None:
    """Show once who is on the teams of two rounds (domain fact 9)."""
    seen: set[str] = set()
    for path, item in review.rounds():
        double = [who for who in item.team.everyone() if who in seen]
        seen |= set(item.team.everyone())
        if double:
            review.findings.warning(
                path,
                N_("{people} cũng có tên trong đoàn của đợt khác"),
                people=listed(map(review.person_name, double)),
            )


def arranged(review: Review, visit: PlannedVisit) -> Arrangement | None:
    """Return a visit as the core compares it; one without a day stands at the beginning of the plan."""
    if not visit.unit or not visit.code:
        return None
    teams = {item.code: item.team for item in review.plan.rounds}
    first = visit.first_on or review.plan.window_first_on
    return Arrangement(
        id=visit.code,
        code=visit.code,
        unit=visit.unit,
        first_on=first,
        last_on=max(first, visit.last_on or first),
        team=teams.get(visit.round, Team()),
        at=visit.at,
        subject=visit.subject,
        place=visit.place,
        round=visit.round or None,
        parent=visit.parent,
    )


def _found(
    review: Review, wanted: Arrangement, earlier: Iterable[Arrangement]
) -> tuple[Conflict, ...]:
    around = Surroundings(tuple(earlier), (), review.units, review.people)
    plan = review.plan
    return conflicts_of(wanted, around, plan.conflicts, plan.organiser)


def _told_once(
    visit: PlannedVisit, found: Iterable[Conflict], rows: set[tuple[str, date]]
) -> Iterator[Conflict]:
    """Yield what is told one by one, each row of visits once for its team and day."""
    for conflict in found:
        if conflict.kind is ConflictKind.ROW:
            if (visit.round, conflict.day) in rows:
                continue
            rows.add((visit.round, conflict.day))
        if conflict.kind not in _NEAR:
            yield conflict


def _note(review: Review, path: str, visit: PlannedVisit, conflict: Conflict) -> None:
    text, where = _TEXTS[conflict.kind]
    params: dict[str, object] = {
        "who": listed(map(review.person_name, conflict.people)) or _TEAM,
        "place": review.unit_name(conflict.unit, conflict.day),
        "hour": f"{conflict.at:%H:%M}" if conflict.at else "",
        "day": shown_day(conflict.day),
        "other": conflict.other,
    }
    known = {name: value for name, value in params.items() if f"{{{name}}}" in text}
    _say(review, f"{path}{where}", visit, conflict.answer, text, known)


def _say(
    review: Review,
    path: str,
    visit: PlannedVisit,
    answer: Answer,
    text: str,
    params: dict[str, object],
) -> None:
    """Note a problem with the weight that the plan gives it; a reason in the file answers it."""
    unanswered = answer is Answer.REASON and not visit.conflict_reason
    if answer is Answer.REFUSE or unanswered:
        review.findings.error(path, text, **params)
    else:
        review.findings.warning(path, text, **params)


_TEXTS: Final = {
    ConflictKind.TEAM: (N_("{who} đã ở {place} lúc {hour} ngày {day} ({other})"), ".at"),
    ConflictKind.MEMBER: (N_("{who} đã ở {place} lúc {hour} ngày {day} ({other})"), ".at"),
    ConflictKind.NO_HOUR: (
        N_("{who} cũng ở {place} ngày {day} ({other}); hãy ghi giờ để tránh trùng"),
        "",
    ),
    ConflictKind.SAME_UNIT: (
        N_("{place} đã có cuộc kiểm tra cùng nội dung ngày {day} ({other}); bỏ bớt hoặc ghi"
           " conflict_reason"),
        ".unit",
    ),
    ConflictKind.ORGANISER: (
        N_("đơn vị chủ trì cũng là đơn vị được kiểm tra; cần conflict_reason"),
        ".unit",
    ),
    ConflictKind.TRAVEL: (
        N_("{who} khó kịp đi lại: ở {place} lúc {hour} ngày {day} ({other})"),
        ".at",
    ),
    ConflictKind.ROW: (N_("đoàn có từ ba cuộc liền nhau ngày {day}, cùng {other}"), ".at"),
}  # fmt: skip


def _note_nearness(review: Review, path: str, visit: PlannedVisit, near: list[Conflict]) -> None:
    """Show who of a team belongs to the inspected unit or its parent; ask for a reason, keep it."""
    if not near:
        return
    names = listed(f"{review.person_name(it.people[0])} ({it.unit})" for it in near)
    answer = min((it.answer for it in near), key=list(Answer).index)
    if visit.conflict_reason and answer is not Answer.REFUSE:
        review.findings.warning(
            f"{path}.conflict_reason",
            N_("trong đoàn có {people} thuộc đơn vị được kiểm tra hoặc cấp trên; lý do: {reason}"),
            people=names,
            reason=visit.conflict_reason,
        )
        return
    text = N_(
        "trong đoàn có {people} thuộc đơn vị được kiểm tra hoặc cấp trên; hãy thay người"
        " hoặc ghi conflict_reason"
    )
    _say(review, path, visit, answer, text, {"people": names})
