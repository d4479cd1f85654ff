from __future__ import annotations

import attrs
import pytest
from tests.plot._seen import S02, gids, named, texts
from tests.rulebook._build import case

import rehabkit as rk
import rehabkit.plot as rp
from rehabkit.report import DISCLAIMER


def test_a_cell_for_each_rule_and_profile() -> None:
    """Each rule that finds something has a cell in each profile under which it does: here all of them."""
    rules = {finding.rule for finding in rk.check(S02).findings}
    profiles = [profile.id for profile in rk.profiles]
    cells = {f"{rule} {profile}" for rule in rules for profile in profiles}

    assert cells == set(gids(rp.profiles_heat_map(S02))) - {"alt-text"}


@pytest.mark.parametrize("profile", ["sources", "published-evidence", "strict"])
def test_cells_tell_the_firmest_and_the_rest(profile: str) -> None:
    """A profile's column has the letters and numbers of its own report."""
    report = rk.check(S02, profile=profile)
    first = [finding for finding in report.findings if finding.rule == "P05"]
    told = rp.alt_text(rp.profiles_heat_map(S02, [profile]))
    word = {"error": "error", "warning": "warning", "info": "note"}[first[0].severity.value]

    assert f"P05: {profile} {len(first)} {word}." in told


def test_several_grades_in_a_cell() -> None:
    """A cell with several grades names each, the firmest first."""
    waiver = rk.Waiver(rule="P01", id="e2", reason="agreed", author="A. Author")
    two = attrs.evolve(S02, waivers=(waiver,))
    ax = rp.profiles_heat_map(two, ["sources"])

    assert "P01: sources 1 error and 1 waived." in rp.alt_text(ax)
    assert "E1 w1" in texts(ax)


def test_own_profile() -> None:
    """A profile of one's own is a column like any other."""
    mine = rk.Profile(
        id="mine",
        summary="Mine.",
        drops_softenings=False,
        overrides=(rk.Override(selector="P01", severity=rk.Severity.INFO),),
    )
    ax = rp.profiles_heat_map(S02, ["sources", mine])

    assert ["P01 mine", "P01 sources"] == sorted(named(ax, "P01"))
    assert "P01: sources 2 error, mine 2 note." in rp.alt_text(ax)


def test_nothing_found() -> None:
    """A case of which no rule says anything has no cells, and the picture promises nothing."""
    ax = rp.profiles_heat_map(case(red_flag_screen={"state": "negative", "date": "2024-04-02", "positives": []}))

    assert "No rule finds anything, and none is undecided" in texts(ax)
    assert DISCLAIMER in rp.alt_text(ax)


def test_no_profile() -> None:
    """At least one profile is needed."""
    with pytest.raises(ValueError) as caught:
        rp.profiles_heat_map(S02, [])

    assert "profiles must name at least one profile" == str(caught.value)
