"""Partners: the sites that pairs link to a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rehabkit.chart._values import Partner
from rehabkit.models.anatomy import MusclePair, Site
from rehabkit.resolve import Joined
from rehabkit.vocab import LinkedSide, PairKind, Side


class PartnerLines:
    """The pairs of a case, by the sites that they link."""

    __slots__ = ("_found", "_joined")

    def __init__(self, joined: Joined) -> None:
        """Begin without a site asked for."""
        self._joined = joined
        self._found: dict[Site, tuple[Partner, ...]] = {}

    def gating(self, site: Site) -> tuple[Partner, ...]:
        """Return the sites that gating pairs link to a site; parts inherit the pairs of their wholes."""
        if site not in self._found:
            self._found[site] = _by_site(found for found in self._linked(site) if found.pair.is_gating)
        return self._found[site]

    def counterparts(self, site: Site) -> tuple[Partner, ...]:
        """Return the sites that gating or corresponding pairs link to a site (A13)."""
        return _by_site(
            found for found in self._linked(site) if found.pair.is_gating or found.pair.kind is PairKind.CORRESPONDING
        )

    def _linked(self, site: Site) -> Iterator[Partner]:
        """Yield the sites that any pair links to a site, or to a whole that it is part of."""
        for name in (site.muscle, *self._joined.parents.get(site.muscle, ())):
            yield from self._linked_by(name, site)

    def _linked_by(self, name: str, site: Site) -> Iterator[Partner]:
        for entry in self._joined.pairs:
            pair = entry.pair
            if name not in {pair.agonist, pair.antagonist}:
                continue
            other = pair.antagonist if pair.agonist == name else pair.agonist
            for side in self._sides(pair, other, site.side):
                yield Partner(site=Site(muscle=other, side=side), pair=pair, path=entry.path)

    def _sides(self, pair: MusclePair, other: str, side: Side) -> tuple[Side, ...]:
        if self._joined.muscles[other].midline:
            return (Side.MIDLINE,)
        if side is Side.MIDLINE:
            return (Side.LEFT, Side.RIGHT)
        if pair.sides is LinkedSide.OPPOSITE:
            return (Side.RIGHT if side is Side.LEFT else Side.LEFT,)
        return (side,)


def _by_site(partners: Iterable[Partner]) -> tuple[Partner, ...]:
    """Return partners once per site, the first of each."""
    found: dict[Site, Partner] = {}
    for partner in partners:
        found.setdefault(partner.site, partner)
    return tuple(found.values())
