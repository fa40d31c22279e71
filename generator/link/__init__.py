"""Documents become a guide. The only stage that sees everything, so it does no heavy work.

No disk, clock or network.
"""
