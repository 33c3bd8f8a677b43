# Built by the targets of the Makefile; the final stage keeps only what running needs. Pin the image by digest when deploying.
FROM python:3.11-slim-bookworm AS build
WORKDIR /kith
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends make \
 && rm -rf /var/lib/apt/lists/*
COPY . .
RUN make install PREFIX=/opt/kith

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/kith kith
COPY --from=build /opt/kith /opt/kith
ENV PATH=/opt/kith/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 KITH_DATA_DIR=/var/lib/kith
USER 10001
VOLUME /var/lib/kith
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD \
  ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["kith", "serve", "--host", "0.0.0.0", "--port", "8000"]
