"""What is measured, on data that is there."""

from dataclasses import dataclass, field
from statistics import median

import clamor
import duck
from answers import disagreement
from data import Data
from processes import Run, run
from questions import Question
from terminal import seconds_to_prompt


class WrongAnswer(Exception):
    """The programs disagree."""


@dataclass
class Times:
    """Seconds of runs in turn."""

    clamor: list[float] = field(default_factory=list)
    duckdb: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """How many times faster clamor is, of medians."""
        return median(self.duckdb) / median(self.clamor)


@dataclass
class Cold:
    """Whole processes of one question; the command line's only where it was asked."""

    clamor: list[Run]
    duckdb: list[Run]


def warm(data: Data, questions: list[Question], runs: int, say) -> dict[str, Times]:
    """Each question of both programs in turn, run by run, after one that does not count and must agree.

    Raises WrongAnswer.
    """
    prompt, library = clamor.Prompt(data.store), duck.Library(data.database)
    times = {}
    try:
        for question in questions:
            say(question.name)
            _, columns, rows = library.ask(question.sql)
            _, answer = prompt.ask(question.clamor)
            if difference := disagreement(answer, columns, rows, question.ordered):
                raise WrongAnswer(f"{question.name}: {difference}")
            times[question.name] = taken = Times()
            for _ in range(runs):
                seconds, again = prompt.ask(question.clamor)
                taken.clamor.append(seconds)
                taken.duckdb.append(library.ask(question.sql)[0])
                if again != answer:
                    raise WrongAnswer(f"{question.name}: clamor gave another answer when asked again")
    finally:
        prompt.close()
        library.close()
    return times


def cold(data: Data, questions: list[Question], runs: int, say) -> dict[str, Cold]:
    """Each question by fresh processes, of both programs where the question says so; files are in the page cache."""
    found = {}
    for question in questions:
        say(f"{question.name}, by fresh processes")
        ours, theirs = clamor.asking(data.store) + ["-c", question.clamor], []
        if question.cold:
            theirs = duck.asking(data.command_line_database) + ["-c", question.sql]
            run(theirs)
        run(ours)
        found[question.name] = taken = Cold([], [])
        for _ in range(runs):
            taken.clamor.append(run(ours))
            if theirs:
                taken.duckdb.append(run(theirs))
    return found


def prompts(data: Data, runs: int) -> Times:
    """Seconds from the start on the data to the prompt."""
    ours = [str(clamor.PROGRAM), "--store", str(data.store), "--read-only", "--color", "never"]
    theirs = [str(duck.COMMAND_LINE), "-readonly", str(data.command_line_database)]
    times = Times()
    for _ in range(runs + 1):
        times.clamor.append(seconds_to_prompt(ours, b"clamor> ", data.folder))
        times.duckdb.append(seconds_to_prompt(theirs, b"D ", data.folder))
    return Times(times.clamor[1:], times.duckdb[1:])
