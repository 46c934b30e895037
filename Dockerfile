# The web server with everything it needs but a database. Build: docker build --build-arg RELEASE=$(git rev-parse --short HEAD) .
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# What the printed sheets are made with: text layout and a font that has every character.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/guangrongbang
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin guangrongbang \
    && install -d -o guangrongbang -g guangrongbang /var/lib/guangrongbang
COPY . .

# Static files are part of the image; var/ (uploads, secret key, SQLite if used) is a volume.
ARG RELEASE=unnamed
ENV RELEASE=$RELEASE STATIC_ROOT=/srv/guangrongbang/staticfiles
RUN VAR_DIR=/tmp/build python manage.py collectstatic --no-input --verbosity 0 \
    && rm -rf /tmp/build

USER guangrongbang
ENV VAR_DIR=/var/lib/guangrongbang BIND=0.0.0.0:8000
VOLUME /var/lib/guangrongbang
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=90s --retries=4 CMD ["python", "-m", "config.healthcheck"]
ENTRYPOINT ["docker/entrypoint.sh"]
CMD ["gunicorn", "--config", "config/gunicorn.py"]
