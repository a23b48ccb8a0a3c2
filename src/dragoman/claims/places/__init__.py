"""Where an act is done, and in which theatres it counts; see `place` and `theatres`."""
