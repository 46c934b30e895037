"""Search over live editions."""


def index(editions) -> None:
    pass
