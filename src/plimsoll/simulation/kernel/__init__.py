"""The kernel: one replication of a forecast, compiled. It sees one record of numbers, and no dates, words or store."""
