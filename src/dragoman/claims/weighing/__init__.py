"""How likely each candidate is by what all witnesses say of it; see `candidates`."""
