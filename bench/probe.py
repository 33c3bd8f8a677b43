"""A server of the same parts as Kith with nothing in it: FastAPI, SQLModel, Jinja, one table."""

import os

from fastapi import FastAPI
from jinja2 import Environment
from sqlmodel import Field, Session, SQLModel, create_engine, select
from starlette.responses import PlainTextResponse


class Thing(SQLModel, table=True):
    """Something to keep."""

    id: int | None = Field(default=None, primary_key=True)
    name: str


def create_app():
    """For ``uvicorn --factory bench.probe:create_app``."""
    engine = create_engine(os.environ["BENCH_PROBE"])
    SQLModel.metadata.create_all(engine)
    template = Environment(autoescape=True).from_string("{{ things|length }} things")
    app = FastAPI()

    @app.get("/healthz", response_class=PlainTextResponse)
    def healthz():
        with Session(engine) as session:
            return template.render(things=session.exec(select(Thing)).all())

    return app
