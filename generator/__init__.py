"""Turns openapi/timetrack.yaml into the package generated/timetrack_client, and proves that it is up to date."""
