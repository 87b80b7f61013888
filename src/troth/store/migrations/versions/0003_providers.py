"""Providers of models: what is claimed of each, whether it is on, and its sealed key."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table. What is there stays as it is."""
    op.create_table(
        "provider",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("is_on", sa.Integer, nullable=False),
        sa.Column("sealed_key", sa.LargeBinary),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("added_ms", sa.BigInteger, nullable=False),
        sa.Column("changed_ms", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    """Refuse: going back would forget whom people said yes to."""
    message = "Troth does not go back to before providers were written down."
    raise RuntimeError(message)
