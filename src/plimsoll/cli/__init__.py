"""The command line: one verb a file, each brought in only when it is typed."""
