"""A season: day after day the daemon in the morning, people in the afternoon, until all is done."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dondoc.simulation.players import Players
from dondoc.simulation.scenario import Scenario
from dondoc.simulation.stage import AFTERNOON, AFTERWARDS, MORNING, Stage


@dataclass
class Season:
    """Plays a stage from its day on; without ``players`` nobody acts."""

    stage: Stage
    scenario: Scenario
    players: Players | None
    began_at: datetime = field(init=False)
    first: date = field(init=False)
    last: date = field(init=False)
    _open: tuple[object, bool] | None = None

    def __post_init__(self) -> None:
        """Begin on the day of the stage."""
        self.began_at = self.stage.clock.now()
        self.first = self.last = self.stage.today

    def play(self, until: date, *, to_the_end: bool = False) -> None:
        """Go through the days up to ``until``, or only until nothing is open any more."""
        if not self.scenario.is_down(self.first):
            self.stage.tick()
        day = self.first
        while day <= until:
            self.last = day
            self._live(day)
            if not to_the_end and not self._anything_open():
                return
            day += timedelta(days=1)

    def _anything_open(self) -> bool:
        """Ask whether any case waits for something, again only when something happened."""
        if self._open is None or self._open[0] != self.stage.changes:
            self._open = (self.stage.changes, self.stage.anything_open())
        return self._open[1]

    def _live(self, day: date) -> None:
        down = self.scenario.is_down(day)
        if self.stage.move_to(day, MORNING) and not down:
            if self.stage.is_idle():
                self.stage.rest()
            else:
                self.stage.tick()
        if self.players is None or not self.stage.move_to(day, AFTERNOON):
            return
        if self.players.work(day):
            self.stage.application.reminders.compose_letters()
            self.stage.move_to(day, AFTERWARDS)
            if not down:
                self.stage.tick()
