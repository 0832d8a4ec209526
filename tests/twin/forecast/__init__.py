"""The twin of the forecast's kernel: the same months lived the slow, obvious way, from the page of the model alone.

Written from docs/explanation/the-forecast-model.md. There is no agenda: after every event, everything is asked when it
would next do something, and the first does it. There are no running sums: what is read is counted afresh.
"""

from .life import Lived, live

__all__ = ["Lived", "live"]
