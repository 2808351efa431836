"""What every opened case needs: somebody who may open it, and the plan it belongs to."""

from typing import TYPE_CHECKING

from dondoc.cli.desk import Desk, plan_of
from engine.case import Command
from engine.errors import NotFound, RightMissing
from engine.plan import Plan
from engine.rights import ORGANISES
from engine.words import N_

if TYPE_CHECKING:
    from store.views import Views


def require_organiser(desk: Desk, chain: str, wanted: Command) -> None:
    """Refuse, after recording it, somebody who is neither officer nor leadership."""
    if desk.actor.roles & ORGANISES:
        return
    refusal = RightMissing(
        N_(
            "{person} không có quyền mở hồ sơ; cần vai trò chuyên viên cơ quan chủ trì hoặc lãnh đạo"
        ),
        person=desk.actor.person,
    )
    desk.application.cases.refuse(chain, wanted, refusal)


def known_plan(views: "Views", code: str) -> Plan:
    """Return a loaded plan; refuse another with the codes there are."""
    found = plan_of(views, code)
    if found is None:
        known = [item.code for item in views.plans()]
        raise NotFound(
            N_("không có kế hoạch {code}; đã nạp: {known}"), code=code[:60], known=known or "-"
        )
    return found
