"""What changed between two contracts, what it means for a client, and which version number it asks for.

`python -m spec diff`; docs/versions.md says what is breaking, additive and editorial, and why.
"""
