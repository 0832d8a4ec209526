"""The promises of speed, measured in one run on one machine: `python -m tools.bench` writes `build/bench.json`."""
