"""What somebody with the rights of the database's owner could do."""

from django.db import connection


def tamper(statement):
    """Puts the triggers aside, writes, and puts them back."""
    with connection.cursor() as cursor:
        triggers = []
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        for _, sql in triggers:
            cursor.execute(sql)
