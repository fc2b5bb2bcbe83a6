"""Reading: the files at the paths given, and what their bytes say."""
