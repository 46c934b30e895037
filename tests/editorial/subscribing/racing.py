"""What each of two processes does in the test of two senders at one instant. Run by spawn, so it imports nothing."""

import os


def race(database_url: str, folder: str, barrier) -> None:
    """Send everything that is due, as files in the folder, when both processes are ready."""
    os.environ["DATABASE_URL"] = database_url
    os.environ["DATABASE_POOL"] = "0"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.test_settings"
    import django
    from django.conf import settings

    django.setup()
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": folder},
        }
    }
    from django.db import connection

    from editorial.subscribing import sending

    barrier.wait(timeout=60)
    sending.send_invitations()
    sending.News().send_due()
    connection.close()
