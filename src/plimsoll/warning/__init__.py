"""Warning: control charts of series that are given, signals on them, and the alerts that a person is to look at."""
