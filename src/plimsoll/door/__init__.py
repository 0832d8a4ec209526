"""The public door: open a store, ask it, and get a table. Nothing is printed here and nothing is worked out."""

from plimsoll.door.answer import Answer as Answer
from plimsoll.door.answer import Provenance as Provenance
from plimsoll.door.definitions import definition as definition
from plimsoll.door.definitions import known_measures as known_measures
from plimsoll.door.definitions import worsened as worsened
from plimsoll.door.drawn import Drawn as Drawn
from plimsoll.door.places import default_store as default_store
from plimsoll.door.plimsoll import Plimsoll as Plimsoll
from plimsoll.door.plimsoll import chart as chart
from plimsoll.door.plimsoll import drawn as drawn
from plimsoll.door.plimsoll import invent as invent
from plimsoll.door.plimsoll import open as open
from plimsoll.door.plimsoll import template as template
from plimsoll.door.reports import Report as Report
from plimsoll.door.reports import read_report as read_report
