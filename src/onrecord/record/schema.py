"""The form of a record: made in a new file, brought up to date in an old one, refused in one that is newer."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table

from onrecord.errors import RecordDamaged, RecordTooNew
from onrecord.record.dialects import dialect_of

SCHEMA_VERSION = "0003"
"""The newest form (a test compares it with the migrations)."""
MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION_TABLE = "alembic_version"


def read_version(connection: Connection) -> str | None:
    """The form of the record, or None in an empty database; RecordDamaged if it holds something else."""
    names = inspect(connection).get_table_names()
    if not names:
        return None
    version = None
    if _VERSION_TABLE in names:
        version = connection.execute(select(sql_column("version_num")).select_from(sql_table(_VERSION_TABLE))).scalar()
    if version is None or not dialect_of(connection).is_marked(connection):
        raise RecordDamaged("it is a database, but not a record", next="Name another path, or a new one.")
    return str(version)


def migration_config() -> Config:
    """Alembic's settings: where the steps are."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config


def known_versions() -> list[str]:
    """All forms that this code knows, newest first."""
    return [step.revision for step in ScriptDirectory.from_config(migration_config()).walk_revisions()]


def check_version(version: str | None) -> bool:
    """True if that is the newest form, False if steps are to run; RecordTooNew if it is newer than we."""
    if version == SCHEMA_VERSION:
        return True
    if version is not None and version not in known_versions():
        raise RecordTooNew(
            f"it was made by a newer version of onrecord (form {version}; this one knows {SCHEMA_VERSION})",
            next="Update onrecord, or name another record.",
        )
    return False


def migrate(connection: Connection) -> None:
    """Bring the record to the newest form, within the writing transaction of `connection`."""
    if check_version(read_version(connection)):
        return
    config = migration_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    dialect_of(connection).mark_record(connection)
