import sys
from threading import Thread

import pytest

PACKAGE = """
from journal.later import loaded_later
__getattr__ = loaded_later(__name__, {"heavy"})
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package whose module `heavy` comes later."""
    folder = tmp_path / "lightly"
    folder.mkdir()
    (folder / "__init__.py").write_text(PACKAGE)
    (folder / "heavy.py").write_text("weight = 7\ndef weighed(): return weight\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "lightly"
    for name in ("lightly", "lightly.heavy"):
        sys.modules.pop(name, None)


def test_naming_a_module_loads_nothing_and_wanting_something_of_it_does(package):
    from lightly import heavy

    assert "lightly.heavy" not in sys.modules
    assert heavy.weighed() == 7
    assert "lightly.heavy" in sys.modules


def test_what_is_set_on_the_name_is_set_on_the_module_and_taken_back(package):
    from lightly import heavy

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heavy, "weight", 9)
        assert sys.modules["lightly.heavy"].weighed() == 9
    assert heavy.weighed() == 7


def test_once_loaded_the_name_is_the_module(package):
    import lightly.heavy

    assert lightly.heavy is sys.modules["lightly.heavy"]


def test_one_thread_loads_at_a_time(tmp_path, monkeypatch):
    """Libraries that import one another in circles are left half loaded where two threads begin at two ends."""
    folder = tmp_path / "circling"
    folder.mkdir()
    (folder / "__init__.py").write_text(PACKAGE.replace('"heavy"', '"left", "right"') + "told = []\n")
    for name in ("left", "right"):
        slowly = "import time, circling\ncircling.told.append(1)\ntime.sleep(0.1)\ncircling.told.append(0)\n"
        (folder / f"{name}.py").write_text(slowly)
    monkeypatch.syspath_prepend(tmp_path)
    import circling
    from circling import left, right

    threads = [Thread(target=vars, args=[each]) for each in (left, right)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in ("circling", "circling.left", "circling.right"):
        sys.modules.pop(name, None)
    assert circling.told == [1, 0, 1, 0]


def test_what_is_not_there_is_not_there(package):
    from lightly import heavy

    with pytest.raises(AttributeError):
        heavy.lightness  # noqa: B018 (asked for)
    with pytest.raises(ImportError):
        from lightly import feather  # noqa: F401 (asked for)
