"""How often the guard changed what a model said: numbers by month, about nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table. What is there stays as it is."""
    op.create_table(
        "guard_count",
        sa.Column("month", sa.Text, primary_key=True),
        sa.Column("model", sa.Text, primary_key=True),
        sa.Column("companion", sa.Text, primary_key=True),
        sa.Column("what", sa.Text, primary_key=True),
        sa.Column("count", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Refuse: going back would forget what was counted."""
    message = "Troth does not go back to before it counted what the guard changed."
    raise RuntimeError(message)
