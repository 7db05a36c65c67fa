"""Our own SDK as a client of the kit."""
