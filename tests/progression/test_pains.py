from __future__ import annotations

import datetime as dt

import pytest

import rehabkit as rk

NEGATIVE = rk.RedFlagScreen(state=rk.ScreenState.NEGATIVE, date=dt.date(2024, 4, 1), positives=())
NEMEX = [(0, "safe"), (2, "safe"), (2.1, "acceptable"), (5, "acceptable"), (5.1, "too-high"), (10, "too-high")]
SILBERNAGEL = [(0, "acceptable"), (5, "acceptable"), (5.1, "too-high"), (10, "too-high")]
PAGE = [(0, "safe"), (3, "safe"), (4, "acceptable"), (5, "acceptable"), (5.1, "too-high"), (10, "too-high")]


def _verdict(answer: object) -> object:
    assert isinstance(answer, rk.Given)
    return answer.value


@pytest.mark.parametrize("pain, verdict", NEMEX)
def test_nemex(pain: float, verdict: str) -> None:
    """NEMEX-TJR rates the pain after a session: 0 to 2, above 2 to 5, above 5."""
    assert verdict == _verdict(rk.rate_pain(rk.schemes["pain-bands-nemex"], during=10 - pain, after=pain))


@pytest.mark.parametrize("pain, verdict", PAGE)
def test_clinic_page(pain: float, verdict: str) -> None:
    """The clinic's page rates the pain during activity: up to 3, 4 to 5, above 5."""
    assert verdict == _verdict(rk.rate_pain(rk.schemes["pain-bands-clinic-page"], during=pain, after=10 - pain))


@pytest.mark.parametrize("pain, verdict", SILBERNAGEL)
def test_silbernagel(pain: float, verdict: str) -> None:
    """The limit after Silbernagel is 5 during activity, where the pain has gone down by the next morning."""
    assert verdict == _verdict(rk.rate_pain(rk.schemes["pain-limit-silbernagel"], during=pain, settled=True))


def test_versions_disagree() -> None:
    """One pain of 3 is acceptable in one version and safe in another."""
    found = [
        _verdict(rk.rate_pain(rk.schemes[name], during=3, after=3, settled=True))
        for name in ("pain-bands-nemex", "pain-limit-silbernagel", "pain-bands-clinic-page")
    ]

    assert ["acceptable", "acceptable", "safe"] == found


@pytest.mark.parametrize(
    "pain, settled, verdict, because",
    [
        (4, True, "acceptable", "pain during work from 0 to 5, gone down by the next morning"),
        (4, False, "too-high", "pain during work from 0 to 5, but not gone down by the next morning"),
        (6, None, "too-high", "pain during work above 5 to 10"),
        (6, True, "too-high", "pain during work above 5 to 10"),
    ],
)
def test_next_morning(pain: float, settled: bool | None, verdict: str, because: str) -> None:  # noqa: FBT001  # a row
    """Where a version asks about the next morning, a pain that has not gone down is too high, whatever it was."""
    scheme = rk.schemes["pain-limit-silbernagel"]
    answer = rk.rate_pain(scheme, during=pain, settled=settled)

    assert (
        rk.Given(
            scheme="pain-limit-silbernagel",
            value=rk.PainVerdict(verdict),
            because=because,
            references=scheme.references,
            verified=False,
            choices=(),
            not_known=("no red-flag screen was given",),
        )
        == answer
    )


@pytest.mark.parametrize("settled", [True, False])
def test_screened(settled: bool) -> None:  # noqa: FBT001  # what a person says
    """Beside a negative screen nothing is left to say that was not known, whichever the rating."""
    answer = rk.rate_pain(rk.schemes["pain-limit-silbernagel"], during=4, settled=settled, screen=NEGATIVE)

    assert isinstance(answer, rk.Given)
    assert answer.not_known == ()


def test_a_morning_is_settled_or_not() -> None:
    """What is neither true nor false is refused."""
    with pytest.raises(rk.FieldError, match="settled"):
        rk.rate_pain(rk.schemes["pain-limit-silbernagel"], during=4, settled="yes")  # type: ignore[arg-type]


def test_other_versions_do_not_ask_about_the_morning() -> None:
    """A version without the condition rates a pain that has not gone down by its band alone."""
    assert "safe" == _verdict(rk.rate_pain(rk.schemes["pain-bands-nemex"], after=2, settled=False))


@pytest.mark.parametrize(
    "name, pains, need",
    [
        ("pain-bands-nemex", {"during": 3}, "pain after work"),
        ("pain-bands-clinic-page", {"after": 3}, "pain during work"),
        ("pain-limit-silbernagel", {"during": 5}, "whether the pain had gone down by the next morning"),
    ],
)
def test_missing_pain(name: str, pains: dict[str, float], need: str) -> None:
    """A pain that the version rates and nobody recorded is asked for."""
    answer = rk.rate_pain(rk.schemes[name], during=pains.get("during"), after=pains.get("after"))

    assert rk.Undecided(scheme=name, because=f"not recorded: {need}", needs=(need,)) == answer


@pytest.mark.parametrize("pain", [3.1, 3.5, 3.9])
def test_no_band(pain: float) -> None:
    """Between 3 and 4 the clinic's page has no band."""
    answer = rk.rate_pain(rk.schemes["pain-bands-clinic-page"], during=pain)
    why = f"the publication has no band for a pain of {pain:g}"

    assert rk.Undecided(scheme="pain-bands-clinic-page", because=why, needs=()) == answer


@pytest.mark.parametrize("pain", [-1, 10.5, float("nan"), "3"])
def test_no_pain(pain: float) -> None:
    """What lies outside the scale, or is no number, is refused at its name."""
    with pytest.raises(rk.FieldError, match=r"^during: must be"):
        rk.rate_pain(rk.schemes["pain-bands-clinic-page"], during=pain)
    with pytest.raises(rk.FieldError, match=r"^after: must be"):
        rk.rate_pain(rk.schemes["pain-bands-clinic-page"], during=1, after=pain)


def test_no_bands() -> None:
    """A scheme of another kind rates no pain."""
    answer = rk.rate_pain(rk.schemes["delorme"], during=1)

    assert rk.Undecided(scheme="delorme", because="its table gives sets, no pain bands", needs=()) == answer
