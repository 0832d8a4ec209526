# The public names, each with the room it comes from. Read at run time by the lazy loader, so this table
# is the only one there is; tests/house/test_door.py pins it.
from .door import Answer as Answer
from .door import Plimsoll as Plimsoll
from .door import chart as chart
from .door import invent as invent
from .door import open as open
from .vocabulary.errors import DamagedStore as DamagedStore
from .vocabulary.errors import Incomplete as Incomplete
from .vocabulary.errors import NewerStore as NewerStore
from .vocabulary.errors import NotPermitted as NotPermitted
from .vocabulary.errors import NotSent as NotSent
from .vocabulary.errors import PlimsollError as PlimsollError
from .vocabulary.errors import UnreadableInput as UnreadableInput
from .vocabulary.errors import WrongUse as WrongUse

__version__: str
