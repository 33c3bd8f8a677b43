"""Pictures of the map as pages for a browser, without a server."""

import gettext
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

WEB = Path(__file__).parents[1] / "web"


@cache
def pages():
    """The templates."""
    made = Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(gettext.NullTranslations(), newstyle=True)
    return made


def svg(picture, part="my-map"):
    """One picture as the template prints it."""
    return pages().get_template(f"parts/{part}.html").render(picture=picture)


def style(*names):
    """Style sheets as they are in the source."""
    return "\n".join((WEB / "styles" / f"{name}.css").read_text() for name in names)


def html(*bodies, theme="light", styled=True, extra=""):
    """A page with these bodies, at the text size of the site."""
    css = style("tokens", "map") if styled else ""
    base = (
        "html{font-size:106.25%}body{margin:0;background:var(--paper);color:var(--ink);"
        "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;line-height:1.5}"
    )
    return (
        f'<!doctype html><html lang="en" data-theme="{theme}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Map</title>'
        f"<style>{css}{base if styled else ''}{extra}</style><body><main>{''.join(bodies)}</main>"
    )
