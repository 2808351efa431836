"""The compiled machine: the home of transitions. It answers where an event leads, and acts on nothing."""

from dataclasses import dataclass
from typing import Any, Final, cast

from transitions import EventData, Machine, MachineError

from engine.definition import Guard, Transition, WorkflowDefinition
from engine.errors import EventRefused
from engine.situation import Situation
from engine.words import N_

_STAY: Final = "="


@dataclass(slots=True)
class _Token:
    """Carries one case's state through the shared machine; a new one for each question."""

    state: str
    taken: Transition | None = None


class CompiledMachine:
    """One shared machine for a definition version; a question costs microseconds, not a machine."""

    def __init__(self, definition: WorkflowDefinition) -> None:
        """Compile the definition; every name was checked when the definition was built."""
        self.definition = definition
        self._machine = Machine(
            model=None,
            states=[state.name for state in definition.states],
            initial=None,
            auto_transitions=False,
            send_event=True,
        )
        for transition in definition.transitions:
            self._machine.add_transition(
                transition.event,
                list(transition.sources),
                transition.target or _STAY,
                conditions=[_condition(guard) for guard in transition.guards],
                after=[_remember(transition)],
            )

    def leads(self, situation: Situation) -> Transition:
        """Return the transition that the command's event takes from the case's state.

        Raises ``EventRefused``, saying which guard does not hold or which events are possible now.
        """
        state, event = situation.case.state, situation.command.event
        token = _Token(state)
        try:
            moved = self._machine.events[event].trigger(token, situation=situation)
        except (KeyError, MachineError):
            moved = False
        if moved and token.taken is not None:
            return token.taken
        raise self._refusal(situation)

    def _refusal(self, situation: Situation) -> EventRefused:
        state, event = situation.case.state, situation.command.event
        failing = self._failing(situation)
        label = self.definition.state(state).label
        if failing is not None:
            return EventRefused(
                N_("{code} đang ở trạng thái “{state}”: chưa thực hiện được “{event}” vì {guard}"),
                code=situation.case.code,
                state=label,
                event=self.definition.event_label(event),
                guard=failing.label,
            )
        possible = self.definition.worth_trying(situation)
        if not possible:
            return EventRefused(
                N_("{code} đã ở trạng thái “{state}”: hồ sơ không còn thao tác nào"),
                code=situation.case.code,
                state=label,
            )
        known = event in self.definition.events
        return EventRefused(
            N_(
                "{code} đang ở trạng thái “{state}”, không “{event}” được; lúc này có thể: {possible}"
            ),
            code=situation.case.code,
            state=label,
            event=self.definition.event_label(event) if known else event,
            possible=", ".join(possible),
        )

    def _failing(self, situation: Situation) -> Guard | None:
        """Return the guard that stops the way that comes furthest: of several ways it is the nearest."""
        best: tuple[int, Guard] | None = None
        for way in self.definition.leaving(situation.case.state, situation.command.event):
            stopped = next(
                ((n, g) for n, g in enumerate(way.guards) if not g.holds(situation)), None
            )
            if stopped is not None and (best is None or stopped[0] >= best[0]):
                best = stopped
        return best[1] if best else None


def _condition(guard: Guard) -> Any:  # noqa: ANN401  (transitions types its callbacks as Any)
    def holds(event: EventData) -> bool:
        return guard.holds(event.kwargs["situation"])

    return holds


def _remember(transition: Transition) -> Any:  # noqa: ANN401  (as above)
    def remember(event: EventData) -> None:
        cast("_Token", event.model).taken = transition

    return remember
