"""The ground floor: days, clocks, tables, codes, faults, errors and service profiles. Imports nothing of ours."""
