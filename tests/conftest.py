"""Hypothesis looks for examples that fail, never at a clock; and how many tests run at once.

For every build that a test makes it is the same day. Otherwise the help lines of the fixtures would
be too old one day.
"""

import os

from hypothesis import HealthCheck, settings


def pytest_xdist_auto_num_workers() -> int:
    """For `-n auto`: one more than processors, since a test in a browser often waits for it."""
    return (os.cpu_count() or 1) + 1


os.environ["SOURCE_DATE_EPOCH"] = "1798070400"  # 24 December 2026

settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")
