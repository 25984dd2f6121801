"""SQL databases (PostgreSQL, MySQL, SQLite) through connectorx, streamed."""

from __future__ import annotations

import os
import re
import secrets
import socket
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import duckdb

from fremdbild.errors import SettingsError, SourceError
from fremdbild.settings import Source, expand_variables
from fremdbild.sources.raw import Raw, as_text

ANSWERS_WITHIN_SECONDS = 45
"""How long a database may take to answer `SELECT 1`; connectorx tries for 30 before it tells of a wrong password."""
_CALLED_FOR_SECONDS = 10
_PORTS = {"postgresql": 5432, "mysql": 3306}
_BATCH_ROWS = 65_536
_KINDS = ("postgresql", "postgres", "mysql", "mariadb", "sqlite")


def database_name(url: str) -> str:
    """The address as messages and manifests show it: without user and password.

    >>> database_name("postgresql://anna:${PW}@db.example:5432/crm?sslmode=require")
    'postgresql://db.example:5432/crm'
    """
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.split('?')[0].rpartition('@')[2]}"


def database_rows(source: Source, folder: Path, connection: duckdb.DuckDBPyConnection) -> Raw:
    """The rows of the source's query, read as they come; raises SourceError where the database does not answer."""
    place = database_name(source.url or "")
    url = _address(source.url or "", folder, place)
    # connectorx writes what goes wrong to the terminal too, beside the error that is raised.
    os.environ.setdefault("RUST_LOG", "off")
    try:
        # Deferred: the databases are an extra, whose wheel takes 181 MB.
        import connectorx
    except ImportError:
        raise SourceError(
            "connectorx is not installed", where=place, next_step='pip install "fremdbild[databases]"'
        ) from None
    _call(url, place)
    _ask(connectorx, url, place)
    try:
        stream = connectorx.read_sql(url, source.query, return_type="arrow_stream", batch_size=_BATCH_ROWS)
    except BaseException as error:  # noqa: BLE001  connectorx panics with a BaseException of its own
        raise _failed(error, url, place, "the query does not work") from None
    view = f"database_{secrets.token_hex(4)}"
    connection.register(view, stream)
    return as_text(view, connection, place)


def _address(url: str, folder: Path, place: str) -> str:
    scheme = url.partition("://")[0].lower()
    if scheme not in _KINDS:
        raise SettingsError(
            f'"{scheme}" is no kind of database that can be read',
            where=f"url of {place}",
            next_step="write postgresql://, mysql:// or sqlite://",
        )
    scheme_and_user, at, rest = url.rpartition("@")
    expanded = "".join(
        (
            expand_variables(scheme_and_user, where=f"url of {place}", quoted=True),
            at,
            expand_variables(rest, where=f"url of {place}"),
        )
    )
    if scheme == "sqlite":
        path = Path(expanded.partition("://")[2])
        found = path if path.is_absolute() else folder / path
        # SQLite would make an empty database in place of one that is missing.
        if not found.is_file():
            raise SourceError(
                "there is no such file", where=place, next_step="check url; it is looked for from the folder"
            )
        return f"sqlite://{quote(str(found.absolute()))}"
    try:
        urlsplit(expanded)
    except ValueError as error:
        raise SettingsError(
            f"the address cannot be read ({error})", where=f"url of {place}", next_step="mend url"
        ) from None
    if scheme in ("postgres", "postgresql") and "connect_timeout" not in expanded:
        expanded += f"{'&' if urlsplit(expanded).query else '?'}connect_timeout=10"
    return re.sub(
        r"^(postgres|mariadb)://",
        lambda match: {"postgres": "postgresql", "mariadb": "mysql"}[match[1]] + "://",
        expanded,
    )


def _call(url: str, place: str) -> None:
    """Raises SourceError where nobody takes the call: connectorx would try for half a minute."""
    parts = urlsplit(url)
    if not parts.hostname or parts.scheme not in _PORTS:
        return
    try:
        address = (parts.hostname, parts.port or _PORTS[parts.scheme])
        socket.create_connection(address, _CALLED_FOR_SECONDS).close()
    except (OSError, ValueError) as error:
        raise SourceError(
            f"the database does not answer ({getattr(error, 'strerror', None) or error})",
            where=place,
            next_step="check host, port and network, and whether it runs",
        ) from None


def _ask(connectorx: Any, url: str, place: str) -> None:
    """Asks the least there is, so that a database that never answers is told from a query that takes long."""
    failure: list[BaseException] = []

    def ask() -> None:
        try:
            connectorx.read_sql(url, "SELECT 1 AS one", return_type="arrow")
        except BaseException as error:  # noqa: BLE001  connectorx panics with a BaseException of its own
            failure.append(error)

    # A daemon: the program must be able to end while a dead connection is still waited for.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(ANSWERS_WITHIN_SECONDS)
    if thread.is_alive():
        raise SourceError(
            f"the database does not answer within {ANSWERS_WITHIN_SECONDS} seconds",
            where=place,
            next_step="check host, port and network, and whether it runs",
        )
    if failure:
        raise _failed(failure[0], url, place, "the database does not answer")


def _secrets(url: str) -> list[str]:
    """The password in `url`, as it stands there and as it is meant."""
    password = urlsplit(url).password
    return [password, unquote(password)] if password else []


def _failed(error: BaseException, url: str, place: str, what: str) -> SourceError:
    if isinstance(error, KeyboardInterrupt | SystemExit):
        raise error
    reason = " ".join(str(error).split())
    for secret in _secrets(url):
        reason = reason.replace(secret, "***")
    step = (
        "check the address, the password and the network"
        if "answer" in what
        else "try query in the database's own program"
    )
    return SourceError(f"{what} ({reason[:300]})", where=place, next_step=step)
