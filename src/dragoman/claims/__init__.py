"""From readings to claims."""
