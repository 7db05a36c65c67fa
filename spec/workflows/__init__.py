"""The workflows in Arazzo: whether they fit the contract, and what comes of them when they are run."""
