"""What a new guide, page or quiz begins with: texts to fill in, and where each of them goes."""
