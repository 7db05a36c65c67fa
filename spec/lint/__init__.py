"""The gate that every change of the contract passes: four checks, each with nothing to say or a reason to fail."""
