"""What people see: the commands of a terminal, later a web page and a briefing."""
