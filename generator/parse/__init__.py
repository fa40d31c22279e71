"""One source file becomes one document. No other file is seen: no disk, clock or network."""
