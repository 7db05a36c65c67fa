"""Keeps the contracts that were handed out, so that the next one can be compared with them."""
