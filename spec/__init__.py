"""The contract as a product: what `openapi/timetrack.yaml` is checked with, compared by, and handed out as."""
