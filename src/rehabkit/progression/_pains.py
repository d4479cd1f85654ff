"""What a published pain-monitoring version says of a pain."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from rehabkit.bounds import Model
from rehabkit.models._fields import PainPoints
from rehabkit.models.complaint import RedFlagScreen
from rehabkit.models.log import EventRecord
from rehabkit.models.scheme import PainBand, Scheme
from rehabkit.progression._outcomes import Given, Undecided, Withheld, given, missing, named, no_table, withheld
from rehabkit.progression._told import band_told
from rehabkit.vocab import PainVerdict, RatedPain


@attrs.frozen(kw_only=True)
class _Pains(Model):
    """The pains of a session; refuses what is no pain."""

    during: PainPoints | None
    after: PainPoints | None
    settled: bool | None


def rate_pain(
    scheme: Scheme,
    *,
    during: float | None = None,
    after: float | None = None,
    settled: bool | None = None,
    screen: RedFlagScreen | None = None,
    events: Iterable[EventRecord] = (),
) -> Given[PainVerdict] | Undecided | Withheld:
    """Return what a pain-monitoring version says of the pains of one session.

    Args:
        scheme: A scheme with pain bands, such as `rk.schemes["pain-bands-nemex"]`.
        during: Pain during work, 0-10.
        after: Pain right after work, 0-10.
        settled: Whether the pain had gone down by the next morning.
        screen: The person's red-flag screen.
        events: What happened in exercise; a stop sign withholds the answer.

    Raises:
        FieldError: A pain is not from 0 to 10.
    """
    _Pains(during=during, after=after, settled=settled)
    if stop := withheld(named(scheme), screen, events):
        return stop
    if scheme.bands is None:
        return no_table(scheme, "pain bands")
    pain = during if scheme.rated is RatedPain.DURING else after
    if pain is None:
        return missing(scheme.id, (f"pain {scheme.rated} work",))
    band = next((band for band in scheme.bands if _holds(band, pain)), None)
    if band is None:
        return Undecided(scheme=scheme.id, because=f"the publication has no band for a pain of {pain:g}")
    return _judged(scheme, band, screen, settled=settled)


def _holds(band: PainBand, pain: float) -> bool:
    above = band.above is None or pain > band.above
    return above and (band.at_least is None or pain >= band.at_least) and pain <= band.at_most


def _judged(
    scheme: Scheme, band: PainBand, screen: RedFlagScreen | None, *, settled: bool | None
) -> Given[PainVerdict] | Undecided:
    told = f"pain {scheme.rated} work {band_told(band)}"
    if not scheme.settles or band.verdict is PainVerdict.TOO_HIGH:
        return given(scheme, band.verdict, told, screen)
    if settled is None:
        return missing(scheme.id, ("whether the pain had gone down by the next morning",))
    if not settled:
        return given(scheme, PainVerdict.TOO_HIGH, f"{told}, but not gone down by the next morning", screen)
    return given(scheme, band.verdict, f"{told}, gone down by the next morning", screen)
