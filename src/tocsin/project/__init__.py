"""A folder on disk that holds one monitoring project, and what is done with it."""
