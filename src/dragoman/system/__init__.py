"""What ties make together: balance, blocs, strain, roles, and what would change."""

from dragoman.system.signed import signed, signed_bonds

__all__ = ["signed", "signed_bonds"]
