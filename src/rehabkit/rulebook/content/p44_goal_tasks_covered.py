"""A goal needs a task that no exercise contains.

What it checks
    Each goal that names tasks, in a case with a program: each of the tasks is among those of an exercise that is
    prescribed or was done. Goals and exercises meet through the same task words (A47); an exercise has the tasks
    that the prescription states, else those of its own entry.

Why
    One source holds that a goal can be taken apart into tasks and that the exercises should contain them (S4-16,
    S4-17): who wants to travel needs walking and carrying (S4-18).

When it does not apply
    Goals without tasks, and cases without a program. Tasks at a reduced level count (T23); free text does not
    (A47). A program that states no phases or prescriptions leaves it unknown, and so does task practice whose
    task is not stated.

References:
    S4-16, S4-17, S4-18. Evidence entry E44: general exercise does about as well for pain.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry, unstated_work
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Exercise
from rehabkit.rulebook import _cases_content
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, parameters
from rehabkit.vocab import ExerciseType, Family, Outcome, Severity, Status, Task


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each goal that names tasks."""
    if chart.case.program is None:
        return
    works = [entry for entry in chart.works if entry.status is not Status.MISSED]
    trained = {task for entry in works for task in entry.tasks}
    needs = (*unstated_work(chart), *(f"{entry.path}.tasks" for entry in works if _is_open(entry)))
    for position, goal in enumerate(chart.case.goals or ()):
        path = Path(("goals", position))
        missing = [task for task in Task if task in (goal.tasks or ()) and task not in trained]
        if missing:
            yield Hit(
                outcome=Outcome.UNKNOWN if needs else Outcome.FAIL,
                path=path,
                facts=_facts(path, goal.tasks or (), trained),
                parameters=parameters(goal=goal.id, tasks=listed(missing)),
                needs=needs,
            )
        elif goal.tasks:
            yield PASS


def _is_open(entry: WorkEntry) -> bool:
    """Return whether work practices a task that is not stated."""
    found = entry.intervention
    if not isinstance(found, Exercise) or found.type is not ExerciseType.TASK_PRACTICE:
        return False
    return found.tasks is None and entry.get("tasks") is None


def _facts(path: Path, wanted: tuple[Task, ...], trained: set[Task]) -> tuple[Fact, ...]:
    needed = Fact(f"{path}.tasks", f"needs {listed(task for task in Task if task in wanted)}")
    there = [task for task in Task if task in trained]
    return (needed, Fact("$.program", f"exercises contain {listed(there)}" if there else "exercises contain no task"))


RULE = Rule(
    code="P44",
    slug="goal-tasks-covered",
    family=Family.CONTENT,
    principle="P44",
    severity=Severity.WARNING,
    message="Goal {goal} needs {tasks}, which no exercise contains",
    suggestion="The source would have exercises that contain what goal {goal} needs: {tasks}",
    unknown="Whether an exercise contains what goal {goal} needs, {tasks}, is not stated",
    check=check,
    pair=MinimalPair(
        good=_cases_content.travel,
        bad=Edit.remove("$.program.phases[0].prescriptions[1]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.goals[0]"),
            facts=(
                Fact("$.goals[0].tasks", "needs walking and carrying"),
                Fact("$.program", "exercises contain walking"),
            ),
            parameters=parameters(goal="g1", tasks="carrying"),
        ),
        blind=Edit("$.program.phases[0].prescriptions[1].intervention", "task-practice"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.goals[0]"),
            facts=(
                Fact("$.goals[0].tasks", "needs walking and carrying"),
                Fact("$.program", "exercises contain walking"),
            ),
            parameters=parameters(goal="g1", tasks="carrying"),
            needs=("$.program.phases[0].prescriptions[1].tasks",),
        ),
    ),
    doc=__doc__,
)
