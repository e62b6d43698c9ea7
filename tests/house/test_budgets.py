"""The budgets hold, and whoever breaks one is named."""

import budgets
import readme_map
from budgets import NOT_IN_TEMPLATES, NOWHERE, findings, functions, sized


def test_the_house_keeps_its_budgets():
    assert [fault for check in budgets.CHECKS for fault in check()] == []


def test_a_long_file_is_named():
    assert sized("files", [("short.py", 10), ("long.py", 401)], 300, 400) == [
        "long.py has 401 lines; 400 are allowed."
    ]


def test_a_high_median_is_a_fault_though_no_single_file_is_too_long():
    assert sized("files", [("a.py", 90), ("b.py", 100)], 80, 400) == [
        "The median of all files is 95 lines; 80 are allowed."
    ]


def test_every_function_is_measured_methods_and_inner_ones_too(monkeypatch, tmp_path):
    monkeypatch.setattr("house.ROOT", tmp_path)
    source = tmp_path / "some.py"
    source.write_text(
        "def a():\n    def b():\n        pass\n\nclass C:\n    async def d(self):\n        pass\n"
    )
    assert dict(functions(source)) == {"some.py:1 a()": 3, "some.py:2 b()": 2, "some.py:6 d()": 2}


def found(monkeypatch, tmp_path, patterns, text):
    monkeypatch.setattr("house.ROOT", tmp_path)
    (tmp_path / "file.html").write_text(text)
    return [
        finding.split(" holds ")[1].split(":")[0] for finding in findings([tmp_path / "file.html"], patterns)
    ]


def test_reminders_tests_that_do_not_run_and_machines_are_found(monkeypatch, tmp_path):
    lines = [
        "# TO" + "DO later",
        "@pytest.mark.xf" + "ail",
        'open("/ho' + 'me/anna/x")',
        "a skip link, https://a/home/",
    ]
    assert found(monkeypatch, tmp_path, NOWHERE, "\n".join(lines)) == list(NOWHERE)[:3]


def test_inline_styles_scripts_and_handlers_are_found(monkeypatch, tmp_path):
    lines = [
        '<p style="color: red">',
        "<script>alert(1)</script>",
        '<button onclick="x()">',
        '<script src="https://elsewhere.example/x.js"></script>',
        "<script src=\"{% static 'js/live.js' %}\" defer></script>",
        '<script type="application/json">{}</script>',
        '<a href="https://elsewhere.example/">',
    ]
    assert found(monkeypatch, tmp_path, NOT_IN_TEMPLATES, "\n".join(lines)) == list(NOT_IN_TEMPLATES)


def test_the_map_of_the_readme_is_read_from_its_table():
    readme = "| Word | `not/` |\n\n| Folder | What |\n|---|---|\n| `a/` | x, see `b/` |\n| `c/`, `d/` | y |\n\n`e/`\n"
    assert readme_map.mapped(readme) == ["a", "c", "d"]
