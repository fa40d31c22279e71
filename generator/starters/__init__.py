"""What a new guide, page or quiz begins with: texts to be filled in, and where each of them goes."""
