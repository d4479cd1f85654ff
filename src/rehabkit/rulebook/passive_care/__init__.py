"""Rules on treatment that reduces tension or numbs."""
