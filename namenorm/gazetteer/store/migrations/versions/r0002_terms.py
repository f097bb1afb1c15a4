"""Search terms: a name is found by what begins at any of its words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from namenorm.gazetteer.store.reading import batches, stream, terms_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table and fill it from the names."""
    terms = op.create_table(
        "terms",
        sa.Column("whole", sa.Boolean, primary_key=True),
        sa.Column("term", _PLAIN, primary_key=True),
        sa.Column("entity_id", _PLAIN, primary_key=True),
        sa.Column("position", sa.SmallInteger, primary_key=True),
        sqlite_with_rowid=False,
    )
    rows = (
        {"whole": whole, "term": term, "entity_id": entity.id, "position": position}
        for entity in stream(op.get_bind())
        for whole, term, position in terms_of(entity)
    )
    for batch in batches(rows, 5000):
        op.get_bind().execute(sa.insert(terms), batch)
