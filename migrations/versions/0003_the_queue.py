"""The queue, on PostgreSQL: the tables and functions its own package brings

Revision: 0003
After: 0002
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_OBJECTS = """
SELECT 'DROP TABLE IF EXISTS ' || string_agg(quote_ident(relname), ', ') || ' CASCADE'
  FROM pg_class WHERE relkind = 'r' AND relname LIKE 'procrastinate\\_%'
   AND relnamespace = current_schema()::regnamespace
UNION ALL
SELECT 'DROP FUNCTION IF EXISTS ' || oid::regprocedure || ' CASCADE'
  FROM pg_proc WHERE proname LIKE 'procrastinate\\_%'
   AND pronamespace = current_schema()::regnamespace
UNION ALL
SELECT 'DROP TYPE IF EXISTS ' || oid::regtype || ' CASCADE'
  FROM pg_type WHERE typname LIKE 'procrastinate\\_%'
   AND typnamespace = current_schema()::regnamespace
   AND (typtype = 'e' OR typrelid IN (SELECT oid FROM pg_class WHERE relkind = 'c'))
"""


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    from procrastinate.schema import SchemaManager

    # many statements at once, and percent signs that are no parameters: the driver's own cursor
    with connection.connection.cursor() as cursor:
        cursor.execute(SchemaManager.get_schema())


def downgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    with connection.connection.cursor() as cursor:
        for (statement,) in cursor.execute(_OBJECTS).fetchall():
            if statement:
                cursor.execute(statement)
