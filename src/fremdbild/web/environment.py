"""What a server is told by its environment; no secret stands in a file of the project.

| variable | default | meaning |
|---|---|---|
| `FREMDBILD_FOLDER` | the folder given to the command | Folder with fremdbild.toml. |
| `FREMDBILD_DATABASE` | SQLite in `web/` of the folder | `postgresql://user:password@host:5432/name` |
| `FREMDBILD_SECRET_KEY` | made once, kept in `web/secret.key` | Signs cookies and links. |
| `FREMDBILD_URL` | `http://127.0.0.1:8000` | Address that readers use; links in mails begin with it. |
| `FREMDBILD_SMTP` | none: mails are printed | `smtp://user:password@host:587`, `smtps://…:465` |
| `FREMDBILD_MAIL_FROM` | `fremdbild@localhost` | Sender of mails. |
| `FREMDBILD_LISTENS_ON` | `--host` of `fremdbild serve` | Off loopback the first account needs a link. |
| `FREMDBILD_OIDC_ISSUER`, `_CLIENT`, `_SECRET` | none | OpenID Connect provider to sign in at. |
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from fremdbild.errors import SettingsError

_PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True)
class Mail:
    """Where mails go; without a host they are printed."""

    host: str
    port: int
    user: str
    password: str
    at_once_encrypted: bool
    start_encryption: bool


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider."""

    issuer: str
    client: str
    secret: str


@dataclass(frozen=True)
class Environment:
    """Everything that the server takes from its surroundings, checked."""

    folder: Path
    secret_key: str
    database: SplitResult | None
    url: SplitResult
    mail: Mail | None
    mail_from: str
    provider: Provider | None
    listens_on: str

    @property
    def loopback_only(self) -> bool:
        """Whether only this machine reaches the server; not where a proxy stands in front of it."""
        return all(_is_loopback(host) for host in (self.listens_on, self.url.hostname or ""))

    @property
    def data(self) -> Path:
        """Folder of database, secret key and files of the application."""
        return self.folder / "web"

    @property
    def encrypted(self) -> bool:
        """Whether readers come by https."""
        return self.url.scheme == "https"


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """The environment of the server.

    Raises `SettingsError` with all problems at once.
    """
    problems: list[str] = []
    folder = Path(variables.get("FREMDBILD_FOLDER", ".")).resolve()
    url = _address(variables, "FREMDBILD_URL", "http://127.0.0.1:8000", ("http", "https"), problems)
    database = _optional(variables, "FREMDBILD_DATABASE", ("postgresql", "postgres"), problems)
    smtp = _optional(variables, "FREMDBILD_SMTP", ("smtp", "smtps"), problems)
    provider = _provider(variables, problems)
    if problems:
        raise SettingsError("; ".join(problems), where="environment", next_step="mend these variables")
    return Environment(
        folder=folder,
        secret_key=variables.get("FREMDBILD_SECRET_KEY") or _kept_key(folder / "web" / "secret.key"),
        database=database,
        url=url,
        mail=_mail(smtp) if smtp else None,
        mail_from=variables.get("FREMDBILD_MAIL_FROM", "fremdbild@localhost"),
        provider=provider,
        listens_on=variables.get("FREMDBILD_LISTENS_ON", ""),
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _address(
    variables: Mapping[str, str], name: str, default: str, schemes: tuple[str, ...], problems: list[str]
) -> SplitResult:
    text = variables.get(name) or default
    try:
        parts = urlsplit(text)
        good = parts.scheme in schemes and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good:
        problems.append(f"{name} is no address that begins with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return urlsplit(default)
    return parts


def _optional(
    variables: Mapping[str, str], name: str, schemes: tuple[str, ...], problems: list[str]
) -> SplitResult | None:
    if not variables.get(name):
        return None
    return _address(variables, name, f"{schemes[0]}://localhost", schemes, problems)


def _provider(variables: Mapping[str, str], problems: list[str]) -> Provider | None:
    names = [f"FREMDBILD_OIDC_{part}" for part in ("ISSUER", "CLIENT", "SECRET")]
    given = [variables.get(name, "") for name in names]
    if not any(given):
        return None
    if missing := [name for name, value in zip(names, given, strict=True) if not value]:
        problems.append(f"{', '.join(missing)} is missing beside the other variables of OpenID Connect")
    return Provider(*given)


def _mail(smtp: SplitResult) -> Mail:
    return Mail(
        smtp.hostname or "localhost",
        smtp.port or _PORTS[smtp.scheme],
        unquote(smtp.username or ""),
        unquote(smtp.password or ""),
        at_once_encrypted=smtp.scheme == "smtps",
        start_encryption=smtp.scheme == "smtp" and bool(smtp.username),
    )


def _kept_key(path: Path) -> str:
    """The key in the file, made on the first start; two starts at once keep the same one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        if not path.exists():
            aside.touch(mode=0o600)
            aside.write_text(secrets.token_urlsafe(50), encoding="ascii")
            try:
                os.link(aside, path)
            except FileExistsError:
                pass  # another start was quicker
            finally:
                aside.unlink()
        return path.read_text(encoding="ascii").strip()
    except OSError as problem:
        raise SettingsError(
            f"the key that signs cookies cannot be kept ({problem.strerror})",
            where=str(path),
            next_step="make the folder writable, or set FREMDBILD_SECRET_KEY",
        ) from problem
