"""Every route of the server, from the rooms that answer them."""

from __future__ import annotations

from namenorm.serve.api import endpoints
from namenorm.serve.pages import (
    articles,
    book,
    dashboard,
    decisions,
    editing,
    entity,
    entrance,
    exchange,
    judging,
    merging,
    people,
    queue,
)
from namenorm.serve.reconcile import v02, v1
from namenorm.serve.route import Route

ROUTES: tuple[Route, ...] = (
    *entrance.ROUTES,
    *queue.ROUTES,
    *judging.ROUTES,
    *articles.ROUTES,
    *decisions.ROUTES,
    *book.ROUTES,
    *entity.ROUTES,
    *editing.ROUTES,
    *merging.ROUTES,
    *exchange.ROUTES,
    *dashboard.ROUTES,
    *people.ROUTES,
    *endpoints.ROUTES,
    *v02.ROUTES,
    *v1.ROUTES,
)
"""The whole table; what is not in it does not exist."""
