"""Sign-in names with passphrases, sessions of browsers, one-time links."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the three tables. What is there stays as it is."""
    op.create_table(
        "sign_in",
        sa.Column("person_id", sa.Text, primary_key=True),
        sa.Column("name_hash", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("sign_in_by_name", "sign_in", ["name_hash"], unique=True)
    op.create_table(
        "session",
        sa.Column("person_id", sa.Text, primary_key=True),
        sa.Column("session_id", sa.Text, primary_key=True),
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("created_ms", sa.BigInteger, nullable=False),
        sa.Column("seen_ms", sa.BigInteger, nullable=False),
        sa.Column("ends_ms", sa.BigInteger, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("session_by_token", "session", ["token_hash"], unique=True)
    op.create_table(
        "link",
        sa.Column("person_id", sa.Text, primary_key=True),
        sa.Column("token_hash", sa.LargeBinary, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("expires_ms", sa.BigInteger, nullable=False),
        sa.Column("used_ms", sa.BigInteger),
        sa.Column("proof", sa.LargeBinary, nullable=False),
    )
    op.create_index("link_by_token", "link", ["token_hash"], unique=True)


def downgrade() -> None:
    """Refuse: going back would lock everybody out who signs in with a passphrase."""
    message = "Troth does not go back to before people could sign in with a passphrase."
    raise RuntimeError(message)
