"""Built files: named by their content, so that a browser may keep them for good."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parent / "static"
BUILT = STATIC / "built"
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


class NotBuilt(RuntimeError):
    """The front end is not built yet: run ``make setup``."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file we serve."""

    url: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Assets:
    """Every file we serve, by its plain name, and the style that stands in each page."""

    css: str
    files: dict[str, Asset]

    def url(self, name: str) -> str:
        """Where a file is served."""
        return self.files[name].url

    def at(self, path: str) -> Asset | None:
        """The file served at a path."""
        return next((asset for asset in self.files.values() if asset.url == path), None)


def load_assets() -> Assets:
    """Read every built file and icon once.

    Raises:
        NotBuilt: the build has not run.
    """
    css = BUILT / "kith.css"
    if not css.exists():
        raise NotBuilt
    found = [path for folder in (BUILT, STATIC) for path in sorted(folder.iterdir())]
    files = {path.name: _asset(path) for path in found if path.suffix in _TYPES}
    return Assets(css.read_text().strip(), files)


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    mark = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"/static/{mark}/{path.name}", content, _TYPES[path.suffix])
