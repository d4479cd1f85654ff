"""Rules on the order of treatment."""
