"""The sweep: the scenario is killed at every point of every step, and always comes to the same end.

Each step runs once while a camera takes, at every point, what a process killed right there leaves
behind: the bytes of database and journal, and the mail that has arrived. Points that leave the same
behind are the same crash, for nothing else outlives a process; each different one is started again
and played to the end of the season.
"""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeAlias

from dondoc.wiring import Application
from tests.crashes.invariants import Facts, differences, facts_of, unfinished
from tests.crashes.places import Image, Place, SqlitePlace
from tests.crashes.power import Died, Power
from tests.crashes.scenario import STEPS, Step, is_founded
from tests.crashes.world import Arrived, World, tick

RESTART = timedelta(minutes=1)
AFTER_THE_LEASE = timedelta(minutes=11)
LIVES_OF_A_STEP = 10
Act: TypeAlias = Callable[[Application], None]


@dataclass(frozen=True)
class Remains:
    """What a dead process leaves behind, when, and at which point of which step it died."""

    step: int
    label: str
    image: Image
    arrived: tuple[Arrived, ...]
    at: datetime
    crashes: int = 1

    def same_as(self, other: "Remains") -> bool:
        """Tell whether nobody could tell the two apart."""
        return self.image == other.image and self.arrived == other.arrived


@dataclass(frozen=True)
class Stage:
    """How a step began in the run without crashes; before there is an office there are no facts."""

    at: datetime
    arrived: tuple[Arrived, ...]
    facts: Facts | None


@dataclass
class Tally:
    """How a sweep went."""

    points: int = 0
    states: int = 0
    duplicates: int = 0
    violations: list[str] = field(default_factory=list)

    def with_state(self, played: "Tally") -> "Tally":
        """Return this with one more state, and what playing on from it showed."""
        return Tally(
            self.points,
            self.states + 1,
            self.duplicates + played.duplicates,
            [*self.violations, *played.violations],
        )

    def __add__(self, other: "Tally") -> "Tally":
        """Return both together."""
        return Tally(
            self.points + other.points,
            self.states + other.states,
            self.duplicates + other.duplicates,
            [*self.violations, *other.violations],
        )


class NotReached(Exception):
    """A step ended before the point at which it was to die."""


@dataclass
class Cuts:
    """The scenario in any place, killed by an error at a point: what was begun is rolled back."""

    place: Place
    steps: Sequence[Step] = STEPS

    def __post_init__(self) -> None:
        """Begin with nothing."""
        self.world = World(self.place)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Play without a crash; return how each step began, and how the last one ended."""
        stages = []
        for number, step in enumerate(self.steps):
            self.world.at(step.at)
            stages.append(self._stage(number))
            with self.world.process(number * LIVES_OF_A_STEP) as application:
                step.act(application)
        stages.append(self._stage(len(self.steps)))
        if self.steps[-1].act is tick:
            with self.world.process(0) as application:
                assert unfinished(application) == []
        return tuple(stages)

    def cut(self, number: int, point: int) -> Tally:
        """Die at one point of one step and play on; ``NotReached`` when there is no such point."""
        self._begin(number)
        label = self._cut(number, point)
        # The traceback of the error would hold the dead process's cursors open.
        gc.collect()
        return self._play_on(number, label, 1)

    def _cut(self, number: int, point: int) -> str:
        try:
            with self.world.process(number * LIVES_OF_A_STEP, Power(cut_at=point)) as application:
                self.steps[number].act(application)
        except Died as death:
            return str(death)
        raise NotReached

    def _stage(self, number: int) -> Stage:
        self.place.keep(str(number))
        with self.world.process(0) as application:
            facts = facts_of(application, self.world.arrived) if is_founded(application) else None
        self.place.put_back(str(number))
        return Stage(self.world.clock.at, tuple(self.world.arrived), facts)

    def _begin(self, number: int) -> None:
        stage = self.stages[number]
        self.place.put_back(str(number))
        self.world.clock.at, self.world.arrived[:] = stage.at, stage.arrived

    def _play_on(self, number: int, label: str, crashes: int, *, to_the_end: bool = True) -> Tally:
        """Start again from what was left; note what differs after the step, and at the end."""
        with self.world.process(number * LIVES_OF_A_STEP + 3 + crashes) as application:
            try:
                self._recover(application, self.steps[number])
                wrong = self._differences(application, number + 1, crashes)
                if to_the_end and not wrong:
                    wrong = self._to_the_end(application, number + 1, crashes)
            except Exception as error:  # noqa: BLE001  (whatever keeps it from its end is a finding)
                wrong = [f"does not go on: {error!r}"]
        where = f"{self.steps[number].name}, {label}"
        twice = len(self.world.arrived) - len({mail.key for mail in self.world.arrived})
        return Tally(1, 1, twice, [f"{where}: {each}" for each in wrong])

    def _to_the_end(self, application: Application, number: int, crashes: int) -> list[str]:
        for step in self.steps[number:]:
            self.world.at(step.at)
            step.act(application)
        last = self._differences(application, len(self.steps), crashes)
        return [*last, *unfinished(application)]

    def _differences(self, application: Application, number: int, crashes: int) -> list[str]:
        facts = self.stages[number].facts
        if facts is None:
            return []
        return differences(application, self.world.arrived, facts, crashes)

    def _recover(self, application: Application, step: Step) -> None:
        """Do again what was under way: a person repeats the command, the daemon starts anew."""
        clock = self.world.clock
        clock.at += RESTART
        if not step.is_recorded(application):
            step.act(application)
        if step.act is tick:
            # What the dead had taken out comes back when its lease has run out.
            clock.at += AFTER_THE_LEASE
            tick(application)


class Season(Cuts):
    """The scenario on SQLite, killed without warning: whatever is on the disk, stays there."""

    place: SqlitePlace

    def sweep(self, number: int, every: int = 1) -> Tally:
        """Die at every point of one step; play on from each different state that this leaves.

        Each must be as without a crash once the step is over. From equal facts the season goes on
        equally, so only each ``every``-th is played to the end.
        """
        tally = Tally()
        for place, remains in enumerate(self._deaths(number, tally)):
            tally = tally.with_state(self._judge(remains, to_the_end=place % every == 0))
        return tally

    def sweep_twice(self, number: int, every: int) -> Tally:
        """Die in one step and again while recovering, at each ``every``-th of both deaths."""
        tally = Tally()
        for first in self._deaths(number, Tally())[::every]:
            for second in self._deaths_of_recovery(first)[::every]:
                tally += self._judge(second, to_the_end=False)
        return tally

    def _deaths(self, number: int, tally: Tally) -> list[Remains]:
        self._begin(number)
        return self._filmed(number, 0, self.steps[number].act, tally)

    def _deaths_of_recovery(self, first: Remains) -> list[Remains]:
        self._restore(first)
        step = self.steps[first.step]
        seconds = self._filmed(first.step, 2, lambda app: self._recover(app, step), Tally())
        return [replace(second, crashes=2) for second in seconds]

    def _filmed(self, number: int, life: int, act: Act, tally: Tally) -> list[Remains]:
        """Run something once and return every different death on the way."""
        different: list[Remains] = []

        def watch(_point: int, label: str) -> None:
            image, arrived = self.place.image(), tuple(self.world.arrived)
            taken = Remains(number, label, image, arrived, self.world.clock.at)
            # A database only grows, so what is as before is as it was a moment ago.
            if not different or not taken.same_as(different[-1]):
                different.append(taken)

        power = Power(watch=watch)
        with self.world.process(number * LIVES_OF_A_STEP + life, power) as application:
            act(application)
        self.place.let_go()
        tally.points += power.points
        return different

    def _judge(self, remains: Remains, *, to_the_end: bool) -> Tally:
        self._restore(remains)
        label, crashes = remains.label, remains.crashes
        return self._play_on(remains.step, label, crashes, to_the_end=to_the_end)

    def _restore(self, remains: Remains) -> None:
        self.place.restore(remains.image)
        self.world.arrived[:] = remains.arrived
        self.world.clock.at = remains.at
