"""One frozen `Settings`: defaults < `troth.toml` < `TROTH_*` in the environment.

Read once, when a command starts. A name that Troth does not know stops it: a typo
in a setting that protects somebody must not pass as the default.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final

from troth.errors import BadInput

_FILE = "troth.toml"
_LONGEST_FILE = 1_000_000


def _home(environment: Mapping[str, str], kind: str, default: str) -> Path:
    try:
        if own := environment.get("TROTH_HOME"):
            return _path(own) / kind
        base = environment.get(f"XDG_{kind.upper()}_HOME")
        return (Path(base) if base else Path.home() / default) / "troth"
    except (ValueError, RuntimeError) as error:
        message = "Troth finds no home folder. Set TROTH_HOME to a folder of your own."
        raise BadInput(message) from error


def _path(text: str) -> Path:
    """Return it as a whole path. Raises ValueError: empty, a NUL, or the home of nobody."""
    if not text or "\0" in text:
        raise ValueError
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as error:
        raise ValueError from error


ANY_COUNTRY: Final = "US"
"""What `country` is where nobody set it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person may set. Every field is documented in `docs/reference/settings.md`."""

    data_dir: Path
    """Holds the database. May be copied anywhere: without the state directory it opens nothing."""
    state_dir: Path
    """Holds the key file and the slot. Keep it out of every backup."""
    host: str = "127.0.0.1"
    """Where the server listens. Beyond loopback only with TLS or a declared proxy."""
    port: int = 8420
    """The server's port."""
    public_name: str | None = None
    """The host name by which others reach Troth. Besides loopback it answers to no other."""
    tls_certificate_file: Path | None = None
    """The server's certificate with its chain (PEM). Goes with `tls_key_file`."""
    tls_key_file: Path | None = None
    """The certificate's key (PEM, no passphrase). Let only the server's account read it."""
    proxy_address: str | None = None
    """The one IP address from which a proxy connects that does TLS. Nobody else is answered."""
    model: str = "demo"
    """Which model answers: `demo` (embedded: the small one, or the file that `troth model use`
    chose) or `echo` (repeats; for tests)."""
    country: str = ANY_COUNTRY
    """Two letters (ISO 3166): whose crisis lines to show first."""
    language: str = "en"
    """The language of cards and notices (BCP 47)."""
    provider_proxy: str | None = None
    """The proxy through which providers on the internet are called, as in http://10.0.0.5:3128."""
    contact: str | None = None
    """How to reach whoever runs this Troth, as the policy page shows it to everybody."""
    banner: str | None = None
    """A sentence that every page shows on top, such as: Closed for repairs on Sunday morning."""
    resources_file: Path | None = None
    """A crisis resource file of your own, instead of the one that is shipped."""
    ages: str = "teen"
    """Whom companions answer: `teen` (all, minors with limits), `adults` (who says that they are
    18) or `proof` (who showed it)."""
    age_issuer: str | None = None
    """The Ed25519 public key (base64) of a service whose proofs of age count here."""
    limits_file: Path | None = None
    """Limits for every companion here (TOML). They only tighten what each person sets."""
    registry_file: Path | None = None
    """A registry of your own, instead of the one that is shipped."""
    store_wait_seconds: float = 30.0
    """How long to wait for another process to let go of the database."""
    message_limit_bytes: int = 65_536
    """The longest single message."""
    request_limit_bytes: int = 1_048_576
    """The largest request body."""
    model_wait_seconds: float = 60.0
    """How long to wait for a model's first word, and between two words."""
    model_idle_minutes: float = 15.0
    """How long the embedded model stays in memory while nobody asks it."""
    answer_limit_tokens: int = 2_048
    """The longest answer, in tokens, with what it asks of tools. The demo model has 200 at most."""
    log_file: Path | None = field(default=None)
    """Where the server logs besides the terminal. Logs hold ids and counts, never words."""

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data_dir / "troth.db"

    @property
    def host_names(self) -> frozenset[str]:
        """The names that the server answers to, besides those of loopback."""
        return frozenset({self.host} | ({self.public_name} if self.public_name else set()))

    @property
    def address(self) -> str:
        """What a person types to reach the server with a browser."""
        if self.proxy_address:
            return f"https://{self.public_name or self.host}"
        scheme, usual = ("https", 443) if self.tls_certificate_file else ("http", 80)
        name = self.public_name if self.public_name and self.tls_certificate_file else self.host
        written = f"[{name}]" if ":" in name else name
        return f"{scheme}://{written}" + ("" if self.port == usual else f":{self.port}")

    @property
    def run_dir(self) -> Path:
        """Sockets and process files of the running model."""
        return self.state_dir / "run"

    @property
    def weights_dir(self) -> Path:
        """Model files that `troth model get` placed."""
        return self.data_dir / "weights"


def load(environment: Mapping[str, str]) -> Settings:
    """Read the settings. Raises BadInput that names the file, the line and the likely name."""
    data_dir = _home(environment, "data", ".local/share")
    state_dir = _home(environment, "state", ".local/state")
    given: dict[str, object] = {"data_dir": data_dir, "state_dir": state_dir}
    file = Path(environment.get("TROTH_SETTINGS") or _beside(environment, data_dir) / _FILE)
    if os.path.lexists(file):  # a link that leads nowhere was meant to set something
        given |= _from_file(file)
    elif "TROTH_SETTINGS" in environment:
        message = f"The settings file {file} does not exist. Check TROTH_SETTINGS."
        raise BadInput(message)
    given |= _from_environment(environment)
    return Settings(**given)  # type: ignore[arg-type]  # each value was checked by _value


def _beside(environment: Mapping[str, str], data_dir: Path) -> Path:
    return data_dir.parent if environment.get("TROTH_HOME") else data_dir


def _from_file(file: Path) -> dict[str, object]:
    text = _text_of(file)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{file}: {error}. Mend that line and start again."
        raise BadInput(message) from error
    except (ValueError, RecursionError) as error:  # a number too long, brackets too deep
        message = f"{file} is not TOML that anybody reads. Mend it and start again."
        raise BadInput(message) from error
    return {
        name: _value(name, value, where=f"{file}:{_line_of(name, text)}")
        for name, value in table.items()
    }


def _text_of(file: Path) -> str:
    """Read a settings file. A pipe or a device is not waited for. Raises BadInput."""
    try:
        if not file.is_file():
            message = f"{file} is no file. Mend it, or take it away, and start again."
            raise BadInput(message)
        with file.open("rb") as opened:
            data = opened.read(_LONGEST_FILE + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}. Check who owns it."
        raise BadInput(message) from error
    except UnicodeDecodeError as error:
        message = f"{file} cannot be read as UTF-8 text. Mend it and start again."
        raise BadInput(message) from error
    if len(data) > _LONGEST_FILE:
        message = f"{file} is too big for settings. Mend it and start again."
        raise BadInput(message)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line_of(name: str, text: str) -> int:
    found = re.search(rf"^[ \t]*[\"']?{re.escape(name)}[\"']?\s*=", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


_NOT_SETTINGS = {"TROTH_HOME", "TROTH_SETTINGS", "TROTH_KEY", "TROTH_PASSPHRASE"}


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    return {
        name[6:].lower(): _value(name[6:].lower(), value, where=name)
        for name, value in environment.items()
        if name.startswith("TROTH_") and name not in _NOT_SETTINGS
    }


_KINDS = {
    one.name: next(
        kind for kind in ("Path", "str", "int", "float") if kind in str(one.type)
    ).lower()
    for one in fields(Settings)
}


def _value(name: str, value: object, *, where: str) -> object:
    kind = _KINDS.get(name)
    if kind is None:
        near = difflib.get_close_matches(name, _KINDS, n=1)
        advice = f" Did you mean `{near[0]}`?" if near else ""
        shown = name if name.isprintable() else ascii(name)[1:-1]
        message = f"{where}: Troth has no setting named `{shown}`.{advice}"
        raise BadInput(message, param=name)
    try:
        found = _convert(kind, value)
    except ValueError as error:
        message = f"{where}: `{name}` must be {_WORDS[kind]}."
        raise BadInput(message, param=name) from error
    most = _MOST_OF.get(name, _MOST.get(kind))
    if most is not None and isinstance(found, int | float) and found > most:
        message = f"{where}: `{name}` must be at most {most}."
        raise BadInput(message, param=name)
    if name == "country" and not re.fullmatch(r"[A-Za-z]{2}", str(found)):
        message = f"{where}: `{name}` must be two letters (ISO 3166), as in US."
        raise BadInput(message, param=name)
    return found


_MOST = {"int": 2**31 - 1, "float": 10_000_000}
_MOST_OF = {"port": 65_535}
_WORDS = {
    "path": "a path",
    "int": "a whole number above 0",
    "float": "a number above 0",
    "str": "a text",
}


def _convert(kind: str, value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(kind)  # noqa: TRY004  # it is caught as a wrong value
    if kind in {"str", "path"}:
        if not isinstance(value, str) or not value:
            raise ValueError
        return value if kind == "str" else _path(value)
    number = int(str(value)) if kind == "int" else float(value)
    if not 0 < number < float("inf"):
        raise ValueError
    return number
