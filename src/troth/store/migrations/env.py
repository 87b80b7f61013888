"""Runs migrations on the connection that `troth.store.migrate` hands over."""

from alembic import context

from troth.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,
)
context.run_migrations()
