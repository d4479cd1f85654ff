"""A case built step by step, as a clinic would: whatever the order, the laws hold after every step."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests._depth import examples
from tests.laws._findings import all_said, holders, is_meant

import rehabkit as rk
from rehabkit.report import Report

START = dt.date(2024, 3, 1)
SITES = (
    rk.Site(muscle="biceps-brachii", side=rk.Side.LEFT),
    rk.Site(muscle="triceps-brachii", side=rk.Side.LEFT),
    rk.Site(muscle="upper-trapezius", side=rk.Side.RIGHT),
)
PAIRS = (
    rk.MusclePair(id="elbow", agonist="biceps-brachii", antagonist="triceps-brachii", gates=True),
    rk.MusclePair(
        id="neck", agonist="upper-trapezius", antagonist="upper-trapezius", sides=rk.LinkedSide.OPPOSITE, gates=True
    ),
)
BOTH = rk.both("biceps-brachii")
REGIONS = (rk.Region.ELBOW, rk.Region.NECK)
BY_ITS_OWN_DAY = {"P01", "P02", "P05", "P09", "P10"}
"""Rules that judge a done item by its own day alone."""
REFERRING = {"P33", "S03"}

days = st.sampled_from((0, 1, 1, 3))
sites = st.sampled_from(SITES)
targets = st.sampled_from([*((site,) for site in SITES), BOTH, BOTH])
work = st.sampled_from(("resistance", "resistance", "isometric-release", "self-stretch", "massage", "walking"))
tones = st.sampled_from((rk.Tone.HYPERTONIC, rk.Tone.HYPERTONIC, rk.Tone.NORMAL, rk.Tone.RELEASING, rk.Tone.UNKNOWN))


class Clinic(RuleBasedStateMachine):
    """A case, the day it is, and what was known at the end of each earlier day."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.today = START
        self.number = 0
        self.referred = False
        self.past: dict[dt.date, rk.Case] = {}
        self.case = rk.Case(
            id="case",
            assessments=(),
            program_start=START,
            program=rk.Program(id="pr", phases=()),
            log=rk.Log(sessions=(), treatments=(), events=()),
            waivers=(),
            definitions=rk.Definitions(pairs=(), only_own_pairs=True),
        )

    def name(self) -> str:
        """Return an id that is not taken."""
        self.number += 1
        return f"n{self.number}"

    def add(self, path: str, value: object) -> None:
        """Put a value at the end of a list of the case."""
        held: Any = self.case
        for step in path.removeprefix("$.").split("."):
            held = getattr(held, step)
        self.case = rk.apply(self.case, rk.Edit.insert(f"{path}[{len(held)}]", value))

    def checked(self) -> Report:
        """Return what is said of the case today."""
        return rk.check(self.case, as_of=self.today)

    def at_past_sessions(self) -> list[tuple[str, ...]]:
        """Return what is said of items that were done before today."""
        assert self.case.log is not None
        paths = [
            f"$.log.sessions[{at}]." for at, each in enumerate(self.case.log.sessions or ()) if each.date < self.today
        ]
        found = self.checked()
        return all_said(
            each
            for each in (*found.findings, *found.waived)
            if each.rule in BY_ITS_OWN_DAY and any(each.path.startswith(path) for path in paths)
        )

    def observe(
        self,
        after: int,
        *,
        tones: tuple[rk.ToneObservation, ...] = (),
        pains: tuple[rk.PainObservation, ...] = (),
        strengths: tuple[rk.StrengthObservation, ...] = (),
    ) -> None:
        """Add a visit, days later; what was done before that day is judged as it was."""
        self.wait(after)
        before = self.at_past_sessions()
        visit = rk.Assessment(id=self.name(), date=self.today, tones=tones, pains=pains, strengths=strengths)
        self.add("$.assessments", visit)
        assert self.at_past_sessions() == before

    @initialize(presumed=st.booleans(), pair=st.sampled_from(PAIRS))
    def meet(self, pair: rk.MusclePair, *, presumed: bool) -> None:
        """The person comes, with an imbalance presumed or not, is found tight, and works in a first session."""
        imbalance = rk.Imbalance.PRESUMED if presumed else None
        self.case = attrs.evolve(self.case, patient=rk.Patient(imbalance=imbalance))
        self.add("$.definitions.pairs", pair)
        tight = rk.ToneObservation(
            id=self.name(),
            muscle=pair.antagonist,
            side=rk.Side.LEFT,
            tone=rk.Tone.HYPERTONIC,
            method=rk.ToneMethod.MYOTONOMETRY,
        )
        self.add("$.assessments", rk.Assessment(id=self.name(), date=self.today, tones=(tight,)))
        item = rk.SessionItem(id=self.name(), intervention="resistance", targets=BOTH)
        self.add("$.log.sessions", rk.Session(id=self.name(), date=self.today, items=(item,)))

    def wait(self, days: int) -> None:
        """Let days pass before a step."""
        if days:
            self.past[self.today] = self.case
            self.today += dt.timedelta(days=days)

    @rule(
        after=days,
        site=sites,
        state=tones,
        method=st.sampled_from((rk.ToneMethod.PALPATION, rk.ToneMethod.MYOTONOMETRY)),
    )
    def observe_tone(self, after: int, site: rk.Site, state: rk.Tone, method: rk.ToneMethod) -> None:
        """Tension is observed."""
        basis = rk.ChangeBasis.CLINICIAN_STATEMENT if state is rk.Tone.RELEASING else None
        told = rk.ToneObservation(
            id=self.name(), muscle=site.muscle, side=site.side, tone=state, method=method, change_basis=basis
        )
        self.observe(after, tones=(told,))

    @rule(after=days, region=st.sampled_from(REGIONS), value=st.sampled_from((0.0, 2.0, 6.5)))
    def observe_pain(self, after: int, region: rk.Region, value: float) -> None:
        """Pain is told."""
        side = rk.Side.LEFT if region is rk.Region.ELBOW else rk.Side.CENTRAL
        told = rk.PainObservation(id=self.name(), region=region, side=side, value=value, scale=rk.PainScale.NPRS)
        self.observe(after, pains=(told,))

    @rule(after=days, site=sites, grade=st.sampled_from(("weak", "normal")))
    def observe_strength(self, after: int, site: rk.Site, grade: str) -> None:
        """Strength is tested."""
        scale = rk.StrengthScale.CATEGORY
        told = rk.StrengthObservation(id=self.name(), muscle=site.muscle, side=site.side, grade=grade, scale=scale)
        self.observe(after, strengths=(told,))

    @rule(length=st.integers(1, 10), kind=st.sampled_from((rk.PhaseKind.RELEASE, rk.PhaseKind.COUNTER_STRENGTH)))
    def plan_phase(self, length: int, kind: rk.PhaseKind) -> None:
        """A phase is planned after those there are."""
        first = max((each.to_day + 1 for each in self.phases), default=0)
        self.add(
            "$.program.phases",
            rk.Phase(id=self.name(), kind=kind, from_day=first, to_day=first + length, prescriptions=()),
        )

    @property
    def phases(self) -> tuple[rk.Phase, ...]:
        """The phases there are."""
        assert self.case.program is not None
        return self.case.program.phases or ()

    @precondition(lambda self: self.phases)
    @rule(at=targets, intervention=work, effort=st.sampled_from((None, 20, 60)))
    def plan_prescription(self, at: tuple[rk.Site, ...], intervention: str, effort: int | None) -> None:
        """Work is prescribed in the last phase."""
        last = len(self.phases) - 1
        place = f"$.program.phases[{last}].prescriptions[{len(self.phases[last].prescriptions or ())}]"
        planned = rk.Prescription(
            id=self.name(),
            intervention=intervention,
            targets=at,
            actor=rk.Actor.PATIENT,
            dosage=rk.Dosage(effort_percent=effort, days_per_week=7),
        )
        self.case = rk.apply(self.case, rk.Edit.insert(place, planned))

    @rule(after=days, at=targets, intervention=work, pain=st.sampled_from((None, 0, 3)), carries=st.booleans())
    def log_session(
        self, after: int, at: tuple[rk.Site, ...], intervention: str, pain: int | None, *, carries: bool
    ) -> None:
        """Something is done, as prescribed or not."""
        self.wait(after)
        prescribed = [each.id for phase in self.phases for each in phase.prescriptions or ()]
        item = rk.SessionItem(id=self.name(), intervention=intervention, targets=at, pain_before=pain)
        if carries and prescribed:
            item = attrs.evolve(item, intervention=None, targets=None, prescription=prescribed[-1])
        self.add("$.log.sessions", rk.Session(id=self.name(), date=self.today, items=(item,)))

    @rule(after=days, site=sites, treatment=st.sampled_from(("massage", "heat", "isometric-release")))
    def log_treatment(self, after: int, site: rk.Site, treatment: str) -> None:
        """A treatment is given."""
        self.wait(after)
        self.add(
            "$.log.treatments",
            rk.LoggedTreatment(id=self.name(), date=self.today, treatment=treatment, targets=(site,)),
        )

    @precondition(lambda self: self.today > START + dt.timedelta(days=8))
    @rule(after=days)
    def log_stop_sign(self, after: int) -> None:
        """A stop sign occurs."""
        self.wait(after)
        self.add("$.log.events", rk.EventRecord(id=self.name(), event=rk.Event.CHEST_PAIN, date=self.today))
        self.referred = True

    @rule(state=st.sampled_from((rk.ScreenState.NEGATIVE, rk.ScreenState.NEGATIVE, rk.ScreenState.POSITIVE)))
    def screen(self, state: rk.ScreenState) -> None:
        """Red flags are screened for, once."""
        if self.case.red_flag_screen is None:
            found = (rk.RedFlag(id=self.name(), category=rk.RedFlagCategory.FRACTURE),)
            positives = found if state is rk.ScreenState.POSITIVE else ()
            told = rk.RedFlagScreen(state=state, date=self.today, positives=positives)
            self.case = attrs.evolve(self.case, red_flag_screen=told)
            self.referred = self.referred or bool(positives)

    @rule(pair=st.sampled_from(PAIRS))
    def define_pair(self, pair: rk.MusclePair) -> None:
        """A pair of the case's own is made to gate."""
        assert self.case.definitions is not None
        if pair not in (self.case.definitions.pairs or ()):
            self.add("$.definitions.pairs", pair)

    @rule(after=days, data=st.data(), sided=st.booleans())
    def waive(self, after: int, data: st.DataObject, *, sided: bool) -> None:
        """A finding is waived: it moves from what is found to what is waived, and nothing else changes."""
        self.wait(after)
        before = self.checked()
        heard = {each.code for each in rk.rules if each.is_always_heard}
        waivable = [each for each in before.findings if each.rule not in heard and holders(self.case, each)]
        waivable = [each for each in waivable if sided is (each.site is not None)]
        if waivable:
            chosen = data.draw(st.sampled_from(waivable))
            named = holders(self.case, chosen)[-1]
            side = None if chosen.site is None else chosen.site.side
            waiver = rk.Waiver(
                rule=chosen.rule, id=named, side=side, reason="agreed", author="clinician", date=self.today
            )
            self.add("$.waivers", waiver)
            then = self.checked()
            hidden = [each for each in before.findings if is_meant(self.case, each, waiver)]

            assert chosen in hidden
            assert all_said(then.waived) == all_said((*before.waived, *hidden))
            assert all_said((*then.findings, *hidden)) == all_said(before.findings)
            assert then.rows == before.rows

    @invariant()
    def is_written_and_read(self) -> None:
        """The case is loaded from its dump, and a report of either is the same and adds up."""
        loaded, report = rk.loads(rk.dumps(self.case)), self.checked()
        listed = Counter(each.rule for each in (*report.findings, *report.waived))

        assert loaded == self.case
        assert rk.check(loaded, as_of=self.today).to_json() == report.to_json()
        assert [each.places for each in report.rows] == [
            each.passed + each.failed + each.unknown for each in report.rows
        ]
        assert all(listed[each.rule] == each.failed + each.unknown for each in report.rows)

    @invariant()
    def danger_goes_first(self) -> None:
        """After a positive screen or a stop sign the referral comes first, and nothing is advanced."""
        report, told = self.checked(), rk.advance(self.case, self.today)

        assert bool(report.referral) is self.referred
        assert (told.decision is rk.Decision.STOP_AND_REFER) is self.referred
        if self.referred:
            assert report.findings[0].rule in REFERRING
            assert not report.ok

    @invariant()
    def the_past_stays(self) -> None:
        """A view of an earlier day is the check of what was recorded by then."""
        for day, then in list(self.past.items())[len(self.past) // 2 :][:1]:
            cut = attrs.evolve(self.case, assessments=then.assessments, log=then.log, waivers=then.waivers)
            assert rk.check(self.case, as_of=day).to_json() == rk.check(cut, as_of=day).to_json()


TestClinic = Clinic.TestCase
TestClinic.settings = settings(max_examples=examples(40), stateful_step_count=12, deadline=None)
