"""What people see: the commands of a terminal, web pages, a briefing."""
