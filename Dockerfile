# The web application as an image: docker build --tag fremdbild .
# Everything that is installed is pinned with its hash; the image runs without root and needs no place to write but
# the volume and /tmp.

FROM python:3.11-slim-bookworm AS built
WORKDIR /source
COPY requirements.txt requirements-server.txt ./
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --only-binary :all: --require-hashes -r requirements-server.txt \
 && python -m venv /build \
 && /build/bin/pip install --no-cache-dir --only-binary :all: --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE build_fonts.py ./
COPY src src
RUN /build/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheel . \
 && /venv/bin/pip install --no-cache-dir --no-deps --no-index /wheel/*.whl

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --user-group --no-create-home fremdbild \
 && install --directory --owner fremdbild --group fremdbild --mode 0750 /data
COPY --from=built /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER fremdbild
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/', timeout=4)"]
ENTRYPOINT ["fremdbild"]
CMD ["serve", "/data", "--host", "0.0.0.0", "--proxy", "*"]
