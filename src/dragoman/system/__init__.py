"""What ties make together: balance, blocs, strain, roles, and what would change."""

from dragoman.system.signed import signed, signed_bonds
from dragoman.system.solve import solve

__all__ = ["signed", "signed_bonds", "solve"]
