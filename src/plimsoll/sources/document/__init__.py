"""XML in one guarded pass: what is dangerous is refused, what is not wanted is passed over, no tree is held."""

from plimsoll.sources.document.guard import Listener, hear, hear_start
from plimsoll.sources.document.harvest import Harvest, Occurrences, harvest
from plimsoll.sources.document.shape import Element

__all__ = ["Element", "Harvest", "Listener", "Occurrences", "harvest", "hear", "hear_start"]
