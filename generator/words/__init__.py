"""The words of the interface, one file for each language: `en.yaml` and those a guide brings."""
