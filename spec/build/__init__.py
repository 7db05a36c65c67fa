"""Builds the artefact: one folder and one file with everything another team needs, the same bytes for the same tree."""
