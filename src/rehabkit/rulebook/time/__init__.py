"""Rules on time after an acute episode."""
