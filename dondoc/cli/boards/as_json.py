"""The board as JSON."""

from dondoc.cli.boards.obligations import Obligation, obligation_json
from dondoc.cli.boards.values import Asked, Board, Trouble, Waiting
from dondoc.cli.quotas.shown import QuotaPart, part_json


def board_json(board: Board) -> dict[str, object]:
    """Return the sections of a board; ``without_date`` holds what waits too, with its day of review."""
    return {
        "on": board.day,
        "longest": [item.case.code for item in board.longest],
        "overdue": [_late_json(item, board) for item in board.overdue],
        "today": [obligation_json(item) for item in board.today],
        "coming": [obligation_json(item) for item in board.coming],
        "without_date": [obligation_json(item) for item in board.without_date],
        "waiting": [_waiting_json(item) for item in board.waiting],
        "difficulties": [_trouble_json(item) for item in board.troubles],
        "extensions": [_asked_json(item) for item in board.asked],
        "quotas": [_quota_json(item) for item in board.quotas],
    }


def _late_json(item: Obligation, board: Board) -> dict[str, object]:
    return obligation_json(item) | {"reached": board.reached.get(item.deadline.key)}


def _waiting_json(wait: Waiting) -> dict[str, object]:
    return {
        "code": wait.item.case.code,
        "plan": wait.item.case.plan,
        "unit": wait.item.case.unit,
        "title": wait.item.title,
        "awaited": wait.awaited,
        "since": wait.since,
        "days": wait.days,
        "review_on": wait.item.deadline.review_on,
    }


def _trouble_json(item: Trouble) -> dict[str, object]:
    return {
        "code": item.case.code,
        "about": item.about,
        "unit": item.case.unit,
        "text": item.text,
        "addressee": item.addressee,
        "since": item.since,
        "days": item.days,
    }


def _asked_json(item: Asked) -> dict[str, object]:
    return {
        "code": item.case.code,
        "about": item.about,
        "unit": item.case.unit,
        "what": item.what,
        "current_on": item.current_on,
        "proposed_on": item.proposed_on,
        "asked_on": item.asked_on,
        "days": item.days,
    }


def _quota_json(part: QuotaPart) -> dict[str, object]:
    return {"plan": part.plan.code, "name": part.name, **part_json(part)}
