"""Ask the server of this container whether it is well; the exit status is the answer.

Stands alone, without Django, because it runs every few seconds.
"""

import http
import http.client
import os
import sys


def status(bind: str, allowed_hosts: str) -> int:
    """The HTTP status of /healthz on the server at `bind`, asked for under a host name that it answers to."""
    connection = http.client.HTTPConnection("127.0.0.1", int(bind.rpartition(":")[2]), timeout=5)
    host = allowed_hosts.split(",", maxsplit=1)[0].strip().lstrip(".").replace("*", "localhost") or "localhost"
    connection.request("GET", "/healthz", headers={"Host": host})
    return connection.getresponse().status


if __name__ == "__main__":
    answer = status(os.environ.get("BIND", "127.0.0.1:8000"), os.environ.get("ALLOWED_HOSTS", ""))
    sys.exit(0 if answer == http.HTTPStatus.OK else f"/healthz answered {answer}")
