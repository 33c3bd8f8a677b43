# The same steps as `make setup`, then only what running needs. Pin the base image by digest when deploying.
FROM python:3.11-slim-bookworm AS build
WORKDIR /kith
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends make \
 && rm -rf /var/lib/apt/lists/*
COPY Makefile pyproject.toml package.json package-lock.json .npmrc README.md LICENSE ./
COPY locks locks
COPY scripts scripts
COPY api api
COPY core core
COPY web web
COPY migrations migrations
COPY demo demo
COPY main.py cli.py ./
RUN make setup \
 && python3 -m venv /opt/kith \
 && .venv/bin/uv pip install --python /opt/kith/bin/python --require-hashes -r locks/run.txt \
 && .venv/bin/python -m hatchling build -t wheel \
 && .venv/bin/uv pip install --python /opt/kith/bin/python --no-deps dist/*.whl

FROM python:3.11-slim-bookworm
RUN useradd --system --create-home --home-dir /var/lib/kith --uid 10001 kith
COPY --from=build /opt/kith /opt/kith
ENV KITH_DATA_DIR=/var/lib/kith PATH=/opt/kith/bin:$PATH PYTHONDONTWRITEBYTECODE=1
USER kith
VOLUME /var/lib/kith
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD \
  ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["kith", "serve", "--host", "0.0.0.0", "--port", "8000"]
