"""Rules on what is known before something is done."""
