"""With what an act is done: things, how many, and which of them belong to it; see `find`."""
