"""Builds in which every operation on files goes wrong in turn."""
