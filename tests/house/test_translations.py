"""A missing translation fails the build, and the tool that says so finds what it should."""

import polib
import pytest
import translations
from messages import in_python, in_template
from translations import check, compile_catalogue, merge


def test_every_message_has_its_german_translation():
    assert check() == []


def test_messages_are_found_in_calls_of_every_kind():
    source = (
        '_("a"); gettext("b"); N_("c"); ngettext("one d", "%(n)s d", n); pgettext("part", "e")\n'
        "gettext(variable); other('f')\n"
        "class SomeRefusal(Refusal):\n    '''Doc.'''\n    LATE = 'Too late. Try again.'\n"
        "class Other(Enum):\n    WORD = 'word'\n"
    )
    assert sorted(in_python(source)) == [
        (("", "Too late. Try again."), ""),
        (("", "a"), ""),
        (("", "b"), ""),
        (("", "c"), ""),
        (("", "one d"), "%(n)s d"),
        (("part", "e"), ""),
    ]


def test_messages_are_found_in_templates():
    source = """{% load i18n %}<p title='{% translate "a" %}'>{% translate "b" context "part" as c %} gettext("not me")
    {% blocktranslate trimmed count n=x %}
        One {{ name }}
    {% plural %}{{ n }} of them{% endblocktranslate %}{% include "x" with y=_("it's") %}</p>"""
    assert sorted(in_template(source)) == [
        (("", "One %(name)s"), "%(n)s of them"),
        (("", "a"), ""),
        (("", "it's"), ""),
        (("part", "b"), ""),
    ]


@pytest.fixture
def catalogue(monkeypatch, tmp_path):
    """An empty catalogue, fragments beside it, and one message in use: `%(count)s members`."""
    monkeypatch.setattr("house.ROOT", tmp_path)
    monkeypatch.setattr(translations, "CATALOGUE", tmp_path / "django.po")
    monkeypatch.setattr(translations, "COMPILED", tmp_path / "django.mo")
    monkeypatch.setattr(translations, "FRAGMENTS", tmp_path / "fragments")
    monkeypatch.setattr(translations, "used_messages", lambda: {("", "%(count)s members"): ""})
    (tmp_path / "fragments").mkdir()
    return tmp_path


def fragment(folder, name, *entries):
    catalogue = polib.POFile()
    catalogue.extend(polib.POEntry(**entry) for entry in entries)
    catalogue.save(str(folder / "fragments" / name))
    return folder / "fragments" / name


MEMBERS = {"msgid": "%(count)s members"}


def test_a_missing_message_is_a_fault(catalogue):
    assert check() == ["'%(count)s members' is missing in the German catalogue."]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"msgstr": ""}, "'%(count)s members' has no German translation."),
        ({"msgstr": "%(count)s Mitglieder", "flags": ["fuzzy"]}, "'%(count)s members' is marked as fuzzy."),
        ({"msgstr": "Mitglieder"}, "'%(count)s members' and ['Mitglieder'] differ in their placeholders."),
        (
            {"msgstr": "%(n)s Glieder"},
            "'%(count)s members' and ['%(n)s Glieder'] differ in their placeholders.",
        ),
    ],
)
def test_a_poor_translation_is_a_fault(catalogue, entry, fault):
    fragment(catalogue, "a.po", {**MEMBERS, **entry})
    assert check() == [fault]


def test_a_message_that_nobody_uses_is_a_fault(catalogue):
    fragment(
        catalogue, "a.po", {**MEMBERS, "msgstr": "%(count)s Mitglieder"}, {"msgid": "Old", "msgstr": "Alt"}
    )
    assert check() == ["'Old' is used nowhere any more."]


def test_fragments_are_merged_in_order_and_the_result_is_whole(catalogue):
    paths = [
        fragment(catalogue, "a.po", {**MEMBERS, "msgstr": ""}),
        fragment(catalogue, "b.po", {**MEMBERS, "msgstr": "%(count)s Mitglieder"}),
    ]
    assert merge(paths) == []
    assert check() == []
    assert polib.pofile(str(catalogue / "django.po"))[0].msgstr == "%(count)s Mitglieder"


def test_contradictory_fragments_change_nothing_and_both_texts_are_shown(catalogue):
    paths = [
        fragment(catalogue, "a.po", {**MEMBERS, "msgstr": "%(count)s Mitglieder"}),
        fragment(catalogue, "b.po", {**MEMBERS, "msgstr": "%(count)s Personen"}),
    ]
    (contradiction,) = merge(paths)
    assert "Mitglieder" in contradiction
    assert "Personen" in contradiction
    assert not (catalogue / "django.po").exists()


def test_a_compiled_catalogue_is_written_once_and_again_when_a_text_changed(catalogue):
    path = fragment(catalogue, "a.po", {**MEMBERS, "msgstr": "%(count)s Mitglieder"})
    assert compile_catalogue() == []
    written = (catalogue / "django.mo").stat().st_mtime_ns
    compile_catalogue()
    assert (catalogue / "django.mo").stat().st_mtime_ns == written
    fragment(catalogue, "a.po", {**MEMBERS, "msgstr": "%(count)s Personen"})
    later = written / 10**9 + 5
    translations.os.utime(path, (later, later))
    compile_catalogue()
    assert polib.mofile(str(catalogue / "django.mo"))[0].msgstr == "%(count)s Personen"
    assert [each.name for each in catalogue.iterdir() if each.suffix not in {".mo", ""}] == []
