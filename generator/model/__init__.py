"""Frozen types and nothing else: no disk, no clock, no network."""
