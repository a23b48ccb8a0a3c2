"""Words the project agrees on, as tables an analyst can edit."""
