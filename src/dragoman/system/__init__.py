"""What ties make together: balance, blocs, strain, roles, and what would change."""

from dragoman.system.against_layer import against_layer
from dragoman.system.balance.certificate import check, proved_by_cycles
from dragoman.system.balance.solve import solve
from dragoman.system.brokers import may_broker
from dragoman.system.build import build, build_layer
from dragoman.system.placing import placements
from dragoman.system.shifts import shifts
from dragoman.system.signed import signed, signed_bonds
from dragoman.system.turns import turns
from dragoman.system.what_if import changed, moved, what_if

__all__ = [
    "against_layer",
    "build",
    "build_layer",
    "changed",
    "check",
    "may_broker",
    "moved",
    "placements",
    "proved_by_cycles",
    "shifts",
    "signed",
    "signed_bonds",
    "solve",
    "turns",
    "what_if",
]
