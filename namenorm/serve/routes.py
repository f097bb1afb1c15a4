"""Every route of the server, from the rooms that answer them."""

from __future__ import annotations

from namenorm.serve.pages import entrance, judging, queue
from namenorm.serve.route import Route

ROUTES: tuple[Route, ...] = (*entrance.ROUTES, *queue.ROUTES, *judging.ROUTES)
"""The whole table; what is not in it does not exist."""
