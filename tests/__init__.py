"""Everything that must hold. A package, so that it is found before any other one named tests."""
