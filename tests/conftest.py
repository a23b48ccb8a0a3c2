"""What holds for all tests."""

from hypothesis import settings

# How long an example takes tells of the machine and of what else it does, not of the program.
settings.register_profile("dragoman", deadline=None)
settings.load_profile("dragoman")
