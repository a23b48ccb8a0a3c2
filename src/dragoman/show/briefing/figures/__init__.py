"""Where the lines of a briefing's pictures run: plain numbers, drawn by the templates."""
