"""How far a signed network is from balance, exactly: sides, blocs, and what proves them. Read solve.py first."""
