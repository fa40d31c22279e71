"""The whole guide as one document. Touches no disk, clock or network."""
