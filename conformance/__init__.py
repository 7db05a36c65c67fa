"""The conformance kit: scenarios as data, a reference runner, and clients of other languages that are played by it."""
