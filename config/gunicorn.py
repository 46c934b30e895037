"""How gunicorn serves the site: threads and processes by the cores there are, a graceful end, a log without queries."""

import os
from pathlib import Path

cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

wsgi_app = "config.wsgi"
bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "") or min(cores + 1, 8))
threads = int(os.environ.get("WEB_THREADS", "") or 4)
preload_app = False  # each worker opens its own pool of connections and its own page cache
timeout = 60
graceful_timeout = 30
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000

# The heartbeat file of a worker must not wait for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108

# What readers search for is nobody's business: the path is logged without its query, and no referrer.
accesslog = "-"
access_log_format = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'

# A socket for gunicornc would be made in the home directory; nothing is written outside var/.
control_socket_disable = True
