"""What may be wrong with a guide that can be built, and what keeps it from being one."""
