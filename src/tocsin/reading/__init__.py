"""Document to Reading; the only room that imports spaCy."""
