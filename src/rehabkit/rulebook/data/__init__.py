"""Rules on data: records that contradict the definitions of the sources."""
