"""Teams and people of a plan: known, complete and reachable."""

from datetime import date

from engine.parties import Person, Role
from engine.plan import PlannedRound, PlannedVisit
from engine.words import N_
from workflows.plan_review import Review, listed


def check_teams(review: Review) -> None:
    """Check that a team is known to the last member, has a lead and has something to do."""
    busy = {visit.round for visit in review.plan.visits}
    for path, item in review.rounds():
        _check_people(review, path, item)
        if not item.team.lead:
            review.findings.warning(f"{path}.lead", N_("đợt chưa có trưởng đoàn"))
        if not item.team.secretary:
            review.findings.warning(f"{path}.secretary", N_("đợt chưa có thư ký"))
        if item.code and item.code not in busy:
            review.findings.warning(path, N_("đợt không có cuộc kiểm tra nào nên không kết thúc"))


def _check_people(review: Review, path: str, item: PlannedRound) -> None:
    team, people = item.team, review.people
    review.unknown(f"{path}.lead", N_("người"), team.lead, people)
    review.unknown(f"{path}.secretary", N_("người"), team.secretary, people)
    for member in team.members:
        review.unknown(f"{path}.members", N_("người"), member, people)


def check_addressees(review: Review) -> None:
    """Warn of units that nobody would read letters for, and of an organiser without people."""
    silent = dict.fromkeys(
        visit.unit
        for visit in review.plan.visits
        if visit.unit in review.units and not _is_reachable(review, visit)
    )
    if silent:
        review.findings.warning(
            "units",
            N_("{count} đơn vị chưa có đầu mối hoặc người đứng đầu có e-mail: {units}"),
            count=len(silent),
            units=listed(silent),
        )
    day = review.plan.window_first_on
    last_resort = {Role.OFFICER, Role.LEADERSHIP}
    if not any(_reads(person, day) & last_resort for person in review.people.values()):
        review.findings.warning(
            "people",
            N_("chưa có chuyên viên (officer) hoặc lãnh đạo (leadership) nào có e-mail"),
        )


def _is_reachable(review: Review, visit: PlannedVisit) -> bool:
    day = _day(review, visit)
    return any(
        appointment.unit == visit.unit
        and appointment.role in {Role.FOCAL, Role.HEAD}
        and appointment.holds_on(day)
        for person in review.people.values()
        if person.contacts
        for appointment in person.appointments
    )


def _reads(person: Person, day: date) -> frozenset[Role]:
    return person.roles_on(day) if person.contacts else frozenset()


def _day(review: Review, visit: PlannedVisit) -> date:
    return visit.first_on or review.plan.window_first_on
