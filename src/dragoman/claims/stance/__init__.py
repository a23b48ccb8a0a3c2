"""How firmly something is told: what negates, doubts, plans or supposes it, and who; see `firmness`."""
