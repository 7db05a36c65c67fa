"""The hand-written part of the generated package; every other file of this folder is copied into it unchanged."""
