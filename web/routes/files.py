"""Files of ours, the manifest, and the two questions a machine asks."""

from fastapi import Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from web.deps import CurrentHouse
from web.render import page
from web.routing import Router

router = Router()


@router.get("/static/{mark}/{name}")
async def static(request: Request, house: CurrentHouse, mark: str, name: str) -> Response:
    """A built file, to be kept by the browser: its name changes with its content."""
    asset = house.assets.at(f"/static/{mark}/{name}")
    if asset is None:
        return page(request, "not-here", status=404)
    return Response(
        asset.content,
        media_type=asset.media_type,
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


@router.get("/manifest.webmanifest")
async def manifest(house: CurrentHouse) -> Response:
    """The web app manifest, with a name that tells nothing."""
    icons = [
        {
            "src": house.assets.url(f"icon-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
        }
        for size in (192, 512)
    ]
    return JSONResponse(
        {
            "name": "Notes",
            "short_name": "Notes",
            "start_url": "/today",
            "scope": "/",
            "display": "standalone",
            "background_color": "#F6F3F1",
            "theme_color": "#F6F3F1",
            "icons": [*icons, {**icons[1], "purpose": "maskable"}],
        },
        media_type="application/manifest+json",
    )


@router.get("/sw.js")
async def worker(house: CurrentHouse) -> Response:
    """The script that shows a note which came. At the top, so that it may open any page."""
    asset = house.assets.files["sw.js"]
    return Response(asset.content, media_type=asset.media_type)


@router.get("/healthz")
async def healthz() -> Response:
    """The process answers."""
    return PlainTextResponse("ok")


@router.get("/robots.txt")
async def robots() -> Response:
    """Nothing here is for search engines."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")
