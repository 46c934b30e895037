"""Two processes that send what is due at one instant, and the mails that left."""

import multiprocessing
import os


def sent_by_two(address: str, folder, *chores: str) -> list[str]:
    """The lines of all mails that two processes leave in the folder, which each do the chores when both are ready.

    `address` is that of the database.
    """
    folder.mkdir()
    spawn = multiprocessing.get_context("spawn")
    barrier = spawn.Barrier(2)
    given = (address, str(folder), barrier, chores)
    processes = [spawn.Process(target=send, args=given, daemon=True) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=90)
        assert process.exitcode == 0
    return "".join(file.read_text() for file in folder.iterdir()).splitlines()


def send(address: str, folder: str, barrier, chores: tuple[str, ...]) -> None:
    """What each of the processes does. It is begun by spawn, so Django is set up in here."""
    os.environ["DATABASE_URL"] = address
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

    from editorial import background, clock

    due = [chore for chore in background.chores() if chore.name in chores]
    barrier.wait(timeout=60)
    for chore in due:
        chore.run(clock.time())
    connection.close()
