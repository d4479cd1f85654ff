"""Rules on what a program contains."""
