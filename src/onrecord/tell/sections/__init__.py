"""The sections of a brief, one file each: every one takes a Telling and gives lines."""
