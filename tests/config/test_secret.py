"""The kept secret key: one for all processes, readable by its owner only."""

import multiprocessing
import stat

from config.secret import kept_secret


def _read(path, barrier, answers):
    barrier.wait()
    answers.put(kept_secret(path))


def test_the_key_is_made_once_and_read_afterwards(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = kept_secret(path)
    assert len(key) >= 50
    assert kept_secret(path) == key
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_nobody_else_may_read_the_key(tmp_path):
    kept_secret(tmp_path / "secret_key")
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_get_one_whole_key(tmp_path):
    context = multiprocessing.get_context("spawn")
    barrier, answers = context.Barrier(6), context.Queue()
    processes = [context.Process(target=_read, args=(tmp_path / "secret_key", barrier, answers)) for _ in range(6)]
    for process in processes:
        process.start()
    keys = {answers.get(timeout=30) for _ in processes}
    for process in processes:
        process.join()
    assert keys == {(tmp_path / "secret_key").read_text()}
    assert keys != {""}
