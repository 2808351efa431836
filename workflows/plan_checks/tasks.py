"""Tasks and aims of a plan: rows numbered once, led by somebody, read or asked about, naming what exists."""

from engine.planned_tasks import PlannedTask
from engine.quotas import Population
from engine.words import N_
from workflows.phrases import Question, read_phrase
from workflows.plan_review import Review
from workflows.problems import line_of
from workflows.references import with_paths
from workflows.tasks.cases import leads_of, started_by_another


def check_tasks(review: Review) -> None:
    """Check each row by itself and against the others."""
    rows: dict[str, str] = {}
    for path, task in with_paths("tasks", review.plan.tasks):
        if task.row and task.row in rows:
            review.findings.error(
                f"{path}.id",
                N_("mã “{code}” đã dùng ở {earlier} (dòng {line})"),
                code=task.row,
                earlier=rows[task.row],
                line=line_of(rows[task.row], review.findings.lines),
            )
        rows.setdefault(task.row, path)
        _check_lead(review, path, task)
        _check_time(review, path, task)
    for path, task in with_paths("tasks", review.plan.tasks):
        for name in task.after:
            review.unknown(f"{path}.after", N_("nhiệm vụ"), name, rows)
        for name in task.on_late:
            review.unknown(f"{path}.on_late", N_("nhiệm vụ"), name, rows)


def _check_lead(review: Review, path: str, task: PlannedTask) -> None:
    units = review.units.values()
    groups = {group for unit in units for group in unit.groups}
    found, unknown = leads_of(task, units)
    for name in unknown:
        review.unknown(f"{path}.lead", N_("đơn vị hoặc nhóm"), name, {*review.units, *groups})
    if not found and not unknown:
        review.findings.warning(
            f"{path}.lead",
            N_(
                "nhiệm vụ {row} chưa có đơn vị chủ trì: “{organiser}” giữ việc cho đến khi đính chính"
            ),
            row=task.row,
            organiser=review.plan.organiser,
        )


def _check_time(review: Review, path: str, task: PlannedTask) -> None:
    """Warn of a time that has to be asked about; what other rows start needs none."""
    if not task.phrase and started_by_another(review.plan, task):
        return
    reading = read_phrase(task.phrase, review.plan.year)
    if not task.phrase:
        text = N_("nhiệm vụ {row}: văn bản không nêu thời gian; hỏi lại, hoặc ghi read_as")
        review.findings.warning(path, text, row=task.row)
    elif not task.time:
        text = N_(
            "nhiệm vụ {row}: văn bản không nêu thời gian; đang đọc “{time}” do người nhập ghi"
        )
        review.findings.warning(f"{path}.read_as", text, row=task.row, time=task.read_as)
    if task.phrase and isinstance(reading, Question):
        review.findings.warning(
            f"{path}.time",
            N_(
                "nhiệm vụ {row}: chưa đọc được thời gian “{time}”: {why}; hỏi lại, hoặc ghi read_as"
            ),
            row=task.row,
            time=task.phrase,
            why=reading.why,
        )


def check_aims(review: Review) -> None:
    """Check that populations name units that exist, and that codes of quotas are given once."""
    for path, population in with_paths("populations", review.plan.aims.populations):
        for code in population.units:
            review.unknown(f"{path}.units", N_("đơn vị"), code, review.units)
        review.unknown(f"{path}.below", N_("đơn vị"), population.below, review.units)
        _check_members(review, path, population)
    for path, quota in with_paths("quotas", review.plan.aims.quotas):
        review.unknown(f"{path}.actor", N_("đơn vị"), quota.actor, review.units)


def _check_members(review: Review, path: str, population: Population) -> None:
    named = population.group or population.level or population.below
    if population.below and population.below not in review.units:
        return
    if named and not population.members(review.units.values()):
        review.findings.warning(
            path,
            N_("tổng thể “{code}”: không đơn vị nào thuộc nhóm hoặc cấp “{named}”"),
            code=population.code,
            named=named,
        )
