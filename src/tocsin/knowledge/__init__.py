"""What is known before reading: codebooks, actors, places and cue words, as data first."""
