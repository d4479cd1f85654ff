from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.rulebook._build import START, case, own, pain, pair, phase, planned, program, session, tone, visit, work

import rehabkit as rk
from rehabkit import catalog
from rehabkit.checking import thresholds_with
from rehabkit.rulebook import RULES, _cases
from rehabkit.ruleset import PASS, Hit, NotApplicable, Rule, Softening, Verdict, parameters

BICEPS, TRICEPS = "biceps-brachii", "triceps-brachii"


def _bad() -> rk.Case:
    """Return a case that breaks P01 and P09, and nothing else at warning or above."""
    told = rk.apply(_cases.elbow(), rk.Edit("$.assessments[1].tones[0].tone", rk.Tone.HYPERTONIC))
    release = _cases.released().program
    assert release is not None
    assert release.phases is not None
    assert release.phases[0].prescriptions is not None
    homework = attrs.evolve(release.phases[0].prescriptions[0], id="e2")
    return rk.apply(
        told,
        [
            rk.Edit.insert("$.program.phases[0].prescriptions[1]", homework),
            rk.Edit("$.program.phases[0].prescriptions[1].dosage.effort_percent", 30),
        ],
    )


def _rules(report: Any) -> list[str]:
    return [finding.rule for finding in report.findings]


# -- what is run ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "select, ignore, expected",
    [
        (None, None, ["P01", "P09"]),
        (["P01"], None, ["P01"]),
        (["release-effort-band"], None, ["P09"]),
        (["dose"], None, ["P09"]),
        (["order", "dose"], None, ["P01", "P09"]),
        (None, ["P01"], ["P09"]),
        (None, ["dose"], ["P01"]),
        (["dose"], ["P09"], []),
        ([], None, []),
        (None, [], ["P01", "P09"]),
    ],
)
def test_select_and_ignore(select: list[str] | None, ignore: list[str] | None, expected: list[str]) -> None:
    """Selected rules run and ignored ones do not; nothing selected is nothing but referral."""
    assert expected == _rules(rk.check(_bad(), select=select, ignore=ignore))


def test_rows_are_those_of_the_rules_that_ran() -> None:
    """The report counts places of the rules that ran, those of safety and data always among them."""
    report = rk.check(_bad(), select=["P01"])

    assert ["D09", "P01", "P33", "S01", "S02", "S03"] == [row.rule for row in report.rows]


@pytest.mark.parametrize(
    "given, message",
    [
        ({"profile": "source"}, "none of the profiles is named 'source'; did you mean sources?"),
        ({"select": ["daily-homeworks"]}, "no rule is named 'daily-homeworks'; did you mean P13?"),
        ({"ignore": ["rest-limits"]}, "no rule is named 'rest-limits'; did you mean P20?"),
        ({"thresholds": {"pain-limits": 1}}, "none of the thresholds is named 'pain-limits'; did you mean pain-limit?"),
    ],
    ids=["profile", "select", "ignore", "threshold"],
)
def test_unknown_names(given: dict[str, Any], message: str) -> None:
    """A profile, rule or threshold that is not there is refused, with what was probably meant."""
    with pytest.raises(rk.UnknownNameError) as caught:
        rk.check(_bad(), **given)

    assert message == str(caught.value)


@pytest.mark.parametrize(
    "name, value, message",
    [
        ("pain-limit", -0.1, "pain-limit must be from 0 to 10 NPRS points (got -0.1)"),
        ("pain-limit", 10.1, "pain-limit must be from 0 to 10 NPRS points (got 10.1)"),
        ("pain-limit", float("nan"), "pain-limit must be from 0 to 10 NPRS points (got nan)"),
        ("pain-limit", float("inf"), "pain-limit must be from 0 to 10 NPRS points (got inf)"),
        ("pain-limit", "3", "pain-limit must be a number (got '3')"),
        ("pain-limit", True, "pain-limit must be a number (got true)"),
        ("pain-limit", "off", "pain-limit must be a number (got 'off')"),
        ("gate-opens-at", "open", "gate-opens-at must be one of releasing, normal (got 'open')"),
        ("gate-opens-at", 1, "gate-opens-at must be one of releasing, normal (got 1)"),
        ("assessment-age-days", 0, "assessment-age-days must be from 1 to 3650 days (got 0)"),
    ],
)
def test_bad_thresholds(name: str, value: float | str, message: str) -> None:
    """A threshold outside its bounds or of another kind is refused with what it may be."""
    with pytest.raises(ValueError) as caught:
        rk.check(_bad(), thresholds={name: value})

    assert message == str(caught.value)


def test_threshold_without_bounds_and_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A threshold without bounds takes any number, and one with a single bound names it."""
    from rehabkit import catalog  # noqa: PLC0415  # only here

    bare = rk.Threshold(id="bare", summary="s", kind=rk.ThresholdKind.NUMBER, number=1, items=(), library_choice="l")
    one = attrs.evolve(bare, id="one", at_least=2)
    found = rk.Catalog("thresholds", [bare, one], id_of=lambda entry: entry.id)
    monkeypatch.setattr(catalog, "thresholds", lambda: found)
    with pytest.raises(ValueError) as caught:
        thresholds_with({"one": 1})

    assert {"bare": -1e9, "one": 1} == thresholds_with({"bare": -1e9})
    assert "one must be from 2 to None (got 1)" == str(caught.value)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, {"pain-limit": 0, "assessment-age-days": None, "gate-opens-at": "releasing"}),
        (
            {"pain limit": 3, "Assessment-Age-Days": 42, "gate-opens-at": "normal"},
            {"pain-limit": 3, "assessment-age-days": 42, "gate-opens-at": "normal"},
        ),
        ({"assessment-age-days": "off"}, {"assessment-age-days": None}),
        ({"pain-limit": 2.5}, {"pain-limit": 2.5}),
    ],
    ids=["defaults", "overridden", "off", "a fraction"],
)
def test_thresholds(given: dict[str, float | str], expected: dict[str, float | str | None]) -> None:
    """The report states every threshold with the value that was used; one without a default may be off."""
    report = rk.check(_bad(), thresholds=given)
    stated = dict(report.thresholds)

    assert expected.items() <= stated.items()
    assert sorted(rk.thresholds.ids) == list(stated)


def test_thresholds_of_a_finding() -> None:
    """A finding states the thresholds of its rule with the values that were used."""
    report = rk.check(_bad(), select=["P09"], thresholds={"release-effort-max": 29})

    assert [(("release-effort-min", 10), ("release-effort-max", 29))] == [f.thresholds for f in report.findings]


def test_as_of_is_a_view() -> None:
    """As of an earlier day, later observations are not seen and the plan stays."""
    told = _bad()
    reports = {day: rk.check(told, select=["P01"], as_of=dt.date(2024, 3, day)) for day in (1, 2)}
    earlier = rk.check(told, select=["P01"], as_of=dt.date(2024, 2, 1))

    assert {1: ["P01"], 2: ["P01"]} == {day: _rules(report) for day, report in reports.items()}
    assert ([], dt.date(2024, 2, 1)) == (_rules(earlier), earlier.as_of)


def test_as_of_a_later_day() -> None:
    """A day after the newest record, and after the case's own day, is the day of the report."""
    own = rk.apply(_bad(), rk.Edit("$.as_of", dt.date(2024, 5, 1)))

    assert {dt.date(2030, 1, 2)} == {rk.check(told, as_of=dt.date(2030, 1, 2)).as_of for told in (_bad(), own)}


@pytest.mark.parametrize(
    "members, expected",
    [
        ({"as_of": "2024-05-05", "program_start": START}, dt.date(2024, 5, 5)),
        ({"program_start": START}, dt.date(2024, 4, 2)),
        ({"program_start": START, "assessments": [visit("2024-03-01")]}, dt.date(2024, 3, 1)),
        ({"assessments": [visit("2024-03-01"), visit("2024-03-03"), visit("2024-03-02")]}, dt.date(2024, 3, 3)),
        ({"log": {"sessions": [session("2024-03-04")]}}, dt.date(2024, 3, 4)),
        ({"log": {"sessions": [session("2024-03-04", status="planned")]}, "program_start": START}, dt.date(2024, 4, 2)),
        ({"log": {"rest_days": ["2024-03-05"]}}, dt.date(2024, 3, 5)),
        ({"log": {"events": [{"id": "ev", "event": "fall", "date": "2024-03-06"}]}}, dt.date(2024, 3, 6)),
        ({"log": {"events": [{"id": "ev", "event": "fall"}]}}, None),
        ({"log": {"drop_out": {"date": "2024-03-07"}}}, dt.date(2024, 3, 7)),
        ({"red_flag_screen": {"state": "negative", "date": "2024-03-08"}}, dt.date(2024, 3, 8)),
        ({"red_flag_screen": {"state": "negative"}}, None),
        ({}, None),
    ],
    ids=[
        "own",
        "program",
        "record before program",
        "newest",
        "session",
        "planned session",
        "rest",
        "event",
        "undated event",
        "drop-out",
        "screen",
        "undated screen",
        "nothing",
    ],
)
def test_default_day(members: dict[str, Any], expected: dt.date | None) -> None:
    """The day is the case's own, else its newest record's, else the program's start, else none."""
    assert expected == rk.check(case(**members)).as_of


def test_rules_of_ones_own() -> None:
    """Rules that are given run instead of the shipped ones."""
    rule = attrs.evolve(RULES["P09"], code="P10", slug="mine", check=lambda _: iter([PASS, PASS]))
    report = rk.check(_bad(), rules=[rule])

    assert [("P10", 2, 2)] == [(row.rule, row.places, row.passed) for row in report.rows]


# -- what is counted --------------------------------------------------------------------------------


def test_places_are_counted() -> None:
    """A row counts places by outcome, and names each reason why the rule did not apply once."""
    path = rk.Path()
    verdicts: list[Verdict] = [
        PASS,
        Hit(outcome=rk.Outcome.PASS),
        Hit(outcome=rk.Outcome.FAIL, parameters=parameters(work="w", values="v", low=1, high=2)),
        Hit(outcome=rk.Outcome.UNKNOWN, parameters=parameters(work="w", low=1, high=2)),
        NotApplicable(path, "one"),
        NotApplicable(path, "two"),
        NotApplicable(path, "one"),
    ]
    rule = attrs.evolve(RULES["P09"], check=lambda _: iter(verdicts))
    (row,) = rk.check(case(), rules=[rule]).rule_rows()

    assert {
        "case": "case",
        "rule": "P09",
        "places": 4,
        "pass": 2,
        "fail": 1,
        "unknown": 1,
        "not_applicable": ["one", "two"],
    } == row


# -- referral ---------------------------------------------------------------------------------------


def _flagged() -> rk.Case:
    flags = (
        rk.RedFlag(id="rf1", category=rk.RedFlagCategory.MALIGNANCY),
        rk.RedFlag(id="rf2", category=rk.RedFlagCategory.CAUDA_EQUINA),
    )
    screen = rk.RedFlagScreen(state=rk.ScreenState.POSITIVE, positives=flags)
    return rk.apply(_bad(), rk.Edit("$.red_flag_screen", screen))


def test_referral_comes_first() -> None:
    """Positive red flags are the first findings whatever their place, and the most urgent leads the referral."""
    report = rk.check(_flagged())

    assert ["P33", "P33", "P01", "P09"] == _rules(report)
    assert [("emergency", "$.red_flag_screen.positives[1]"), ("urgent", "$.red_flag_screen.positives[0]")] == [
        (item.urgency, item.path) for item in report.referral
    ]


def test_no_suggestion_beside_a_referral() -> None:
    """Beside a referral no finding suggests anything, and no source that reassures is quoted."""
    findings = {finding.rule: finding for finding in rk.check(_flagged()).findings}

    assert {"P33": None, "P01": None, "P09": None} == {code: found.suggestion for code, found in findings.items()}
    assert () == findings["P33"].opposing
    assert None not in {finding.suggestion for finding in rk.check(_bad()).findings}


@pytest.mark.parametrize(
    "given",
    [
        {"ignore": ["P33"]},
        {"ignore": ["safety", "order"]},
        {"select": []},
        {"select": ["P09"]},
        *({"profile": name} for name in rk.profiles.ids),
    ],
    ids=["ignored", "family ignored", "nothing selected", "another selected", *rk.profiles.ids],
)
def test_nothing_silences_a_referral(given: dict[str, Any]) -> None:
    """No selection, exclusion or profile keeps a red flag out, or lowers it (design 3.8)."""
    report = rk.check(_flagged(), **given)

    assert [rk.Severity.ERROR] * 2 == [finding.severity for finding in report.findings if finding.rule == "P33"]
    assert not report.ok
    assert 2 == len(report.referral)


def test_softened_referral_is_none() -> None:
    """A limb symptom without an examination is a warning and no referral."""
    seen = visit("2024-03-01", symptoms=[{"id": "y1", "symptom": "extremity-pain"}])
    screen = {"state": "negative", "date": "2024-03-02"}
    report = rk.check(case(assessments=[seen], red_flag_screen=screen))

    assert [("P33", rk.Severity.WARNING)] == [(f.rule, f.severity) for f in report.findings]
    assert (True, ()) == (report.ok, report.referral)


# -- findings ---------------------------------------------------------------------------------------


def test_findings_are_in_order() -> None:
    """Findings are ordered by severity, then by place in reading order with positions as numbers, rule and site."""
    sites = [{"muscle": TRICEPS, "side": side} for side in ("right", "left")]
    works = [work(BICEPS, id=f"e{number}", loading="constant") for number in range(11)]
    works[2]["targets"] = sites
    told = planned(
        *works,
        assessments=[
            visit(
                "2024-04-01",
                tones=[tone(TRICEPS, "hypertonic"), tone(BICEPS, "spasm"), tone(BICEPS, "spasm", "right")],
                pains=[pain("elbow", 4, "bilateral")],
            )
        ],
        red_flag_screen={"state": "negative", "date": START},
        definitions=own(pair(BICEPS, TRICEPS)),
    )
    found = [(f.severity, f.rule, f.id, str(f.site)) for f in rk.check(told, select=["P01", "P02"]).findings]
    errors = [("P01", f"e{number}", f"{BICEPS} (left)") for number in (0, 1, *range(3, 11))]
    errors[2:2] = [("P01", "e2", f"{TRICEPS} (left)"), ("P01", "e2", f"{TRICEPS} (right)")]

    assert [("error", *row) for row in errors] == [row for row in found if row[0] == "error"]
    assert [("warning", "P02", *row[1:]) for row in errors] == [row for row in found if row[0] == "warning"]
    assert found == sorted(found, key=lambda row: row[0])


def _own(code: str, *sides: rk.Side, path: rk.Path, severity: rk.Severity = rk.Severity.ERROR) -> Rule:
    """Return a rule that fails at one path, once for each side."""
    hits = [Hit(outcome=rk.Outcome.FAIL, path=path, site=rk.Site(muscle=BICEPS, side=side)) for side in sides]
    return attrs.evolve(
        RULES["P01"],
        code=code,
        slug=f"mine-{code.lower()}",
        severity=severity,
        message="m",
        suggestion="s",
        thresholds=(),
        check=lambda _: iter(hits),
    )


def test_findings_of_one_place_are_in_the_order_of_rules() -> None:
    """At one place all findings of a rule come together, by their sites, before those of the next rule."""
    path = rk.Path(("program",))
    first = _own("X1", rk.Side.RIGHT, rk.Side.LEFT, path=path)
    report = rk.check(_cases.elbow(), rules=[_own("X2", rk.Side.LEFT, path=path), first])

    assert [("X1", "left"), ("X1", "right"), ("X2", "left")] == [
        (f.rule, f.site.side.value) for f in report.findings if f.site is not None
    ]


def test_only_a_referral_comes_first() -> None:
    """A warning at the place of a referral comes after the errors, as any other warning does."""
    told = rk.apply(_flagged(), rk.Edit("$.waivers", ()))
    path = rk.Path.parse(rk.check(told).referral[0].path)
    mild = _own("X1", rk.Side.LEFT, path=path, severity=rk.Severity.WARNING)
    hard = _own("X2", rk.Side.LEFT, path=rk.Path(("program",)))

    assert ["P33", "P33", "X2", "X1"] == _rules(rk.check(told, rules=[RULES["P33"], mild, hard]))


def test_principle_and_items_of_ones_own_go_first() -> None:
    """Where a rule brings a principle and an item under shipped ids, its findings quote its own."""
    shipped = rk.principles["P01"]
    item = attrs.evolve(catalog.items()[shipped.supporting[0]], claim="mine")
    own_principle = attrs.evolve(shipped, supporting=(item.id,), opposing=())
    rule = attrs.evolve(
        _own("X1", rk.Side.LEFT, path=rk.Path(("program",))), own_principle=own_principle, own_items=(item,)
    )
    (found,) = rk.check(_cases.elbow(), rules=[rule]).findings

    assert [(item.source, item.id, "mine")] == [(each.source, each.item, each.claim) for each in found.supporting]
    assert () == found.opposing


@pytest.mark.parametrize(
    "rule, expected",
    [("P01", "e1"), ("P33", "elbow"), ("P07", "pr1")],
    ids=["prescription", "case", "program"],
)
def test_id_of_the_place(rule: str, expected: str) -> None:
    """A finding has the id of the thing at its place, or of the nearest one that holds it."""
    told = rk.apply(
        _cases.elbow(),
        {
            "P01": rk.Edit("$.assessments[1].tones[0].tone", rk.Tone.HYPERTONIC),
            "P33": rk.Edit.remove("$.red_flag_screen"),
            "P07": rk.Edit("$.program.phases[0].prescriptions[0].strengthening", value=False),
        }[rule],
    )
    (found,) = rk.check(told, select=[rule], ignore=[] if rule == "P33" else None).findings

    assert expected == found.id


def test_finding_is_whole() -> None:
    """A finding has its rule's words, its softening, the principle's sources and how the literature stands."""
    told = rk.apply(_cases.elbow(), rk.Edit("$.assessments[1].tones[0].tone", rk.Tone.HYPERTONIC))
    softened = rk.apply(
        told,
        [
            rk.Edit("$.assessments[0].tones[0].method", rk.ToneMethod.PALPATION),
            rk.Edit("$.assessments[1].tones[0].method", rk.ToneMethod.PALPATION),
        ],
    )
    (found,) = rk.check(softened, select=["P01"]).findings
    principle = rk.principles["P01"]

    assert ("P01", "release-before-strengthen", "P01", rk.Outcome.FAIL, rk.Severity.WARNING) == (
        found.rule,
        found.slug,
        found.principle,
        found.outcome,
        found.severity,
    )
    assert ("palpation-only", True, "the tension rests on palpation alone") == (
        found.softening,
        found.contested,
        found.softened_because,
    )
    assert (
        "Resistance training strengthens biceps-brachii (left) on 2024-04-02 and on 11 further planned days, while its "
        "paired muscle is not released: triceps-brachii (left), hypertonic - held short (the source: hypertonic); "
        "not spasticity"
    ) == found.message
    assert (
        "The source would see triceps-brachii (left) begin to release before biceps-brachii (left) is strengthened"
    ) == found.suggestion
    assert principle.supporting == tuple(support.item for support in found.supporting)
    assert principle.opposing == tuple(support.item for support in found.opposing)
    assert [(s.source, s.claim) for s in found.supporting] == [
        (rk.items[item].source, rk.items[item].claim) for item in principle.supporting
    ]
    assert found.evidence is not None
    assert (principle.evidence.level, principle.evidence.status, principle.evidence.scope) == attrs.astuple(
        found.evidence
    )


def test_unknown_finding_has_its_own_words() -> None:
    """An unknown outcome is told by its own template, names what it needs, and suggests nothing."""
    told = rk.apply(_cases.released(), rk.Edit.remove("$.program.phases[0].prescriptions[0].dosage.effort_percent"))
    (found,) = rk.check(told).findings

    assert (
        rk.Outcome.UNKNOWN,
        rk.Severity.INFO,
        "Isometric release (post-isometric relaxation) does not state its effort; the band is 10 % to 25 %",
        None,
        ("$.program.phases[0].prescriptions[0].dosage.effort_percent",),
    ) == (found.outcome, found.severity, found.message, found.suggestion, found.needs)


def test_unknown_without_a_template_of_its_own() -> None:
    """A rule that gives no words for unknown is told by its message."""
    hit = Hit(outcome=rk.Outcome.UNKNOWN, parameters=parameters(what="it"))
    rule = attrs.evolve(RULES["P09"], message="{what} is there", unknown=None, check=lambda _: iter([hit]))
    (found,) = rk.check(case(), rules=[rule]).findings

    assert "It is there" == found.message


def test_replaced_entries_are_noted() -> None:
    """A definition that replaces a shipped entry is noted as info, whatever is selected (D10)."""
    definitions = {
        "muscles": [{"id": BICEPS, "regions": ["elbow"], "midline": False}],
        "exercises": [{"id": "resistance", "name": "my own", "type": "resistance"}],
    }
    report = rk.check(case(definitions=definitions, red_flag_screen={"state": "negative"}), select=[])

    said = "The case's own entry {} stands in place of the shipped one"
    assert [
        ("D10", None, "info", "$.definitions.exercises[0]", said.format("resistance")),
        ("D10", None, "info", "$.definitions.muscles[0]", said.format(BICEPS)),
    ] == [(f.rule, f.principle, str(f.severity), f.path, f.message) for f in report.findings]


def test_template_of_a_program() -> None:
    """A program alone is checked as a template, and its paths are those of its own document."""
    told = _bad()
    assert told.program is not None
    report = rk.check(told.program)
    (found,) = report.findings

    assert ("pr1", "P09", "$.phases[0].prescriptions[1]") == (report.case, found.rule, found.path)
    assert ["$.phases[0].prescriptions[1].dosage.effort_percent"] == [fact.path for fact in found.facts]
    assert None is report.as_of


def test_needs_of_a_template() -> None:
    """What a template would have to state is named by paths of its own document."""
    release = work(TRICEPS, intervention="isometric-release", dosage={"joint_motion": "none"})
    told = case(patient=None, program=program(phase(release)))
    assert told.program is not None
    (found,) = rk.check(told.program).findings

    assert ("$.phases[0].prescriptions[0].dosage.effort_percent",) == found.needs


def test_case_of_ones_own_is_refused() -> None:
    """A case built in Python that names what is not there is refused when it is checked."""
    told = rk.apply(_bad(), rk.Edit("$.program.phases[0].prescriptions[0].intervention", "nothing"))
    with pytest.raises(rk.CaseError) as caught:
        rk.check(told)

    assert [("D02", "$.program.phases[0].prescriptions[0].intervention")] == [
        (problem.code, problem.path) for problem in caught.value.problems
    ]


def test_softenings_are_ones_own() -> None:
    """A softening lowers a finding, and says why."""
    soft = Softening("mild", rk.Severity.INFO, "it is mild", contested=True)
    hit = Hit(outcome=rk.Outcome.FAIL, softening="mild")
    rule: Rule = attrs.evolve(
        RULES["P09"], message="m", suggestion="s", softenings=(soft,), thresholds=(), check=lambda _: iter([hit])
    )
    (found,) = rk.check(case(), rules=[rule]).findings

    assert ("M", "S", rk.Severity.INFO, True, "it is mild") == (
        found.message,
        found.suggestion,
        found.severity,
        found.contested,
        found.softened_because,
    )


@pytest.mark.parametrize(
    "steps, expected",
    [
        (("program", "phases", 0, "prescriptions", 0, "dosage", "repetitions"), "e1"),
        (("program", "phases", 0, "nothing", "at", "all"), "ph1"),
        (("log", "sessions", 0, "items"), "elbow"),
        (("waivers", 0), "elbow"),
    ],
    ids=["not stated", "not there", "nothing logged", "a waiver"],
)
def test_id_above_the_place(steps: tuple[str | int, ...], expected: str) -> None:
    """A finding at what is not stated has the id of the nearest thing above; a waiver's own id is another thing's."""
    waiver = rk.Waiver(rule="P02", id="e1", reason="r", author="a")
    hit = Hit(outcome=rk.Outcome.FAIL, path=rk.Path(steps))
    rule = attrs.evolve(RULES["P09"], message="m", suggestion="s", thresholds=(), check=lambda _: iter([hit]))
    (found,) = rk.check(rk.apply(_cases.elbow(), rk.Edit("$.waivers", (waiver,))), rules=[rule]).findings

    assert expected == found.id


def test_paths_of_a_template_beside_its_program() -> None:
    """Of a template only the paths into the program are those of its own document; others stay as they are."""
    needs = ("$.program", "$.program.name", "$.program_start", "what is in $.program")
    hit = Hit(outcome=rk.Outcome.UNKNOWN, needs=needs)
    rule = attrs.evolve(RULES["P09"], unknown="m", thresholds=(), check=lambda _: iter([hit]))
    template = _bad().program
    assert template is not None
    (found,) = rk.check(template, rules=[rule]).findings

    assert ("$", "$.name", "$.program_start", "what is in $.program") == found.needs


def test_slug_of_the_note_on_a_replaced_entry() -> None:
    """The note on a replaced entry goes by its own slug."""
    definitions = {"muscles": [{"id": BICEPS, "regions": ["elbow"], "midline": False}]}
    report = rk.check(case(definitions=definitions), select=[])

    assert ("D10", "shipped-entry-replaced") in {(found.rule, found.slug) for found in report.findings}
