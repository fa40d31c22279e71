"""The commands, one file each: what they take, what they do, and with which status they end.

A command is a module with a row in the table of `cli.py`. It prints through `console`, and imports
whatever is heavy when it runs.
"""
