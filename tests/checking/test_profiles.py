"""Profiles of one's own, in Python and in a TOML file."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import rehabkit as rk
from rehabkit.rulebook import _cases
from rehabkit.weighing import profile_of

BAD = rk.apply(_cases.elbow(), [rk.rules["P01"].pair.bad])


def _own(**severities: str) -> rk.Profile:
    """Return a profile that weighs some rules in its own way."""
    rows = tuple(rk.Override(selector=name, severity=rk.Severity(word)) for name, word in severities.items())
    return attrs.evolve(rk.profiles["sources"], id="own", overrides=rows)


def _write(folder: Path, text: str) -> Path:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return file


def _refused(folder: Path, text: str) -> list[tuple[str, str, str]]:
    with pytest.raises(rk.LoadError) as caught:
        rk.load_profile(_write(folder, text))
    assert caught.value.source == str(folder / "own.toml")
    return [(problem.code.value, problem.path, problem.message) for problem in caught.value.problems]


def test_own_profile() -> None:
    """A profile derived in Python weighs findings, and the report bears its name."""
    report = rk.check(BAD, profile=_own(P01="info"))

    assert report.profile == "own"
    assert {finding.severity for finding in report.failures if finding.rule == "P01"} == {rk.Severity.INFO}


@pytest.mark.native
def test_own_profile_for_many() -> None:
    """Many cases are weighed by one's own profile too, in several processes as in one."""
    told = [
        [report.to_json() for report in rk.check_many([BAD] * 3, profile=_own(P01="info"), jobs=jobs)]
        for jobs in (1, 2)
    ]

    assert told[0] == told[1] == [rk.check(BAD, profile=_own(P01="info")).to_json()] * 3


@pytest.mark.parametrize("name", ["P99", "P01/zzz"])
def test_unknown_selectors(name: str) -> None:
    """A rule or softening that does not exist is refused, so that a slip does not pass for a weight."""
    with pytest.raises(rk.UnknownNameError):
        rk.check(BAD, profile=_own(**{name: "info"}))


def test_referral_keeps_its_weight() -> None:
    """No profile weighs a rule of safety."""
    with pytest.raises(ValueError, match="P33 is a rule of safety"):
        rk.check(BAD, profile=_own(P33="info"))


def test_file(tmp_path: Path) -> None:
    """A TOML file gives a profile; what it does not say, it has from the one that it is based on."""
    file = _write(
        tmp_path, 'id = "clinic"\nbased_on = "strict"\n[severities]\nP01 = "info"\n"P01/palpation-only" = "warning"\n'
    )
    own = rk.load_profile(file)

    assert own == attrs.evolve(
        rk.profiles["strict"],
        id="clinic",
        summary="Based on strict.",
        overrides=(
            *rk.profiles["strict"].overrides,
            rk.Override(selector="P01", severity=rk.Severity.INFO),
            rk.Override(selector="P01/palpation-only", severity=rk.Severity.WARNING),
        ),
    )


def test_least_file(tmp_path: Path) -> None:
    """An id is enough; the profile is then the default one by another name."""
    own = rk.load_profile(str(_write(tmp_path, 'id = "x"\nsummary = "Ours."\ndrops_softenings = true\n')))

    base = attrs.evolve(rk.profiles["sources"], id="x", synonyms=None)

    assert own == attrs.evolve(base, summary="Ours.", drops_softenings=True)


def test_later_rows_win(tmp_path: Path) -> None:
    """A severity of the file replaces that of the profile it is based on."""
    base = next(profile for profile in rk.profiles if profile.overrides)
    row = base.overrides[0]
    other = next(word for word in rk.Severity if word is not row.severity)
    text = f'id = "x"\nbased_on = "{base.id}"\n[severities]\n"{row.selector}" = "{other}"\n'
    own = rk.load_profile(_write(tmp_path, text))

    assert [each.severity for each in own.overrides if each.selector == row.selector] == [other]
    assert len(own.overrides) == len(base.overrides)


@pytest.mark.parametrize(
    "text, told",
    [
        ("", [("F09", "$.id", "must be given (a text)")]),
        ("id = 3", [("F11", "$.id", "must be a text (got 3)")]),
        ('id = "x"\nseverities = 3', [("F11", "$.severities", "must be a table (got 3)")]),
        ('id = "x"\nsummry = "y"', [("F10", "$.summry", "is not a key of this object; did you mean summary?")]),
        ('id = "x"\n"a b" = 1', [("F10", "$['a b']", "is not a key of this object")]),
        (
            'id = "x"\n[severities]\nP01 = "fatal"',
            [("F12", "$.severities.P01", "is not a word of this field (got 'fatal')")],
        ),
        (
            'id = "x"\n[severities]\np01 = "info"',
            [("F16", "$.severities.p01", "must match [A-Z][0-9]{2,3}(/[a-z0-9-]+)? (got 'p01')")],
        ),
        ('id = "x"\n[severities]\nP99 = "info"', [("D02", "$.severities.P99", "no rule is named 'P99'")]),
        (
            'id = "x"\n[severities]\n"P01/zz" = "info"',
            [("D02", "$.severities['P01/zz']", "P01 has no softening 'zz'")],
        ),
        (
            'id = "x"\n[severities]\nP33 = "info"',
            [("F14", "$.severities.P33", "P33 is a rule of safety, which no profile weighs")],
        ),
        ('id = "x"\nbased_on = "zz"', [("D02", "$.based_on", "no profile is named 'zz'")]),
    ],
)
def test_refused_files(text: str, told: list[tuple[str, str, str]], tmp_path: Path) -> None:
    """A file that describes no profile is refused, each problem at its place."""
    assert _refused(tmp_path, text) == told


@pytest.mark.parametrize("data", [b"id = ", b"\xff"])
def test_no_toml(data: bytes, tmp_path: Path) -> None:
    """What is not TOML is refused as that."""
    (tmp_path / "own.toml").write_bytes(data)
    with pytest.raises(rk.LoadError) as caught:
        rk.load_profile(tmp_path / "own.toml")

    ((code, path, why),) = caught.value.problems
    assert (code.value, path) == ("F05", "$")
    assert why.startswith("is not TOML: ")


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is refused."""
    with pytest.raises(rk.LoadError, match="F01"):
        rk.load_profile(tmp_path / "own.toml")


@pytest.mark.parametrize("profile", rk.profiles, ids=lambda profile: profile.id)
def test_shipped_profiles(profile: rk.Profile) -> None:
    """Every shipped profile names rules and softenings that exist, each once, and switches none off."""
    selectors = [row.selector for row in profile.overrides]

    assert profile_of(profile) == profile
    assert len(selectors) == len(set(selectors))
    assert [rule.rule for rule in rk.check(BAD, profile=profile).rows] == [rule.rule for rule in rk.check(BAD).rows]


def test_published_evidence_follows_the_record() -> None:
    """The profile of the literature keeps what is supported, caps the mixed and unstudied, and lowers the rest."""
    table = {row.selector: row.severity for row in rk.profiles["published-evidence"].overrides}
    limit = {
        rk.EvidenceStatus.SUPPORTED: rk.Severity.ERROR,
        rk.EvidenceStatus.MIXED: rk.Severity.WARNING,
        rk.EvidenceStatus.NONE: rk.Severity.WARNING,
        rk.EvidenceStatus.UNSUPPORTED: rk.Severity.INFO,
        rk.EvidenceStatus.REFUTED: rk.Severity.INFO,
    }
    order = list(rk.Severity)
    for rule in rk.rules:
        if not rule.refers and rule.code.startswith("P"):
            most = limit[rk.principles[rule.principle].evidence.status]
            assert table.get(rule.code, rule.severity) == max(rule.severity, most, key=order.index)


def test_one_view_of_pain() -> None:
    """Under the view of the source on pain, no softening lowers strengthening in pain, contested or not.

    The two notes on pain that does not exceed the limit stay notes (A02, A44).
    """
    table = {row.selector: row.severity for row in rk.profiles["pain-first"].overrides}
    named = {softening.name: table.get(f"P02/{softening.name}") for softening in rk.rules["P02"].softenings}

    assert {"within-limit", "under-analgesia"} == {name for name, severity in named.items() if severity is None}
    assert {None, rk.Severity.ERROR} == set(named.values())


def test_other_name_of_the_default() -> None:
    """`consensus` is another name of the default profile, and the report bears the profile's own."""
    assert rk.check(BAD, profile="consensus") == rk.check(BAD)


def test_view_of_the_nervous_system() -> None:
    """Under the view of the source on the nervous system, an unindividual plan is an error without an imbalance too."""
    table = {row.selector: row.severity for row in rk.profiles["nervous-system"].overrides}

    assert {rk.Severity.ERROR} == {table.get(f"P43/{softening.name}") for softening in rk.rules["P43"].softenings}


def test_softening_of_a_profile() -> None:
    """A profile may give plain failures a softening of their rule, and none that the rule does not have."""
    row = rk.Override(selector="P26", severity=rk.Severity.INFO, softening="skilled-hands")
    own = rk.Profile(id="mine", summary="mine", drops_softenings=False, overrides=(row,))
    other = attrs.evolve(own, overrides=(attrs.evolve(row, softening="palpation-only"),))

    assert own == profile_of(own)
    with pytest.raises(rk.UnknownNameError, match="P26 has no softening 'palpation-only'"):
        profile_of(other)


def test_softening_of_a_profile_is_told() -> None:
    """A finding with a softening that a profile gives it tells why it is softened, and whether sources disagree."""
    row = rk.Override(selector="P26", severity=rk.Severity.INFO, softening="skilled-hands")
    own = rk.Profile(id="mine", summary="mine", drops_softenings=False, overrides=(row,))
    rule = rk.rules["P26"]
    given = rule.softening("skilled-hands")
    assert given is not None
    (found,) = rk.check(rk.apply(rule.pair.good(), rule.pair.bad), profile=own, select=["P26"]).findings

    assert ("skilled-hands", given.because, given.contested, rk.Severity.INFO) == (
        found.softening,
        found.softened_because,
        found.contested,
        found.severity,
    )
