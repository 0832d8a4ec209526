"""Plimsoll: the load line for services that protect people.

The public names stand in ``__init__.pyi`` and are fetched when first asked for, so that
``import plimsoll`` costs next to nothing.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
