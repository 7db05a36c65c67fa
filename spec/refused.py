"""The one way in which building or releasing fails: with a sentence that says what to do."""


class Refused(Exception):
    """Something has to be put right before the contract can be handed out."""
