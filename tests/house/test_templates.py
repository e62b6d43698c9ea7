"""A template is a page in the frame, or a part that somebody uses."""

import re

from house import ROOT, python_files, rooms, templates

FRAME = "base.html"
LETTER = "mail/letter.html"  # no page of the site: it is whole by itself
# Shown when nothing works any more, translation included: whole by itself, and in both languages.
LAST_WORDS = "500.html"
EVERYTHING = {path.relative_to(ROOT / "templates").as_posix(): path.read_text() for path in templates()}
NAMES = {name: text for name, text in EVERYTHING.items() if name != LAST_WORDS}
SOURCES = "\n".join([path.read_text() for path in python_files(*rooms())] + list(NAMES.values()))


def is_page(text):
    return text.lstrip().startswith("{% extends")


def is_used(name):
    """Its name is written somewhere, or built from its folder. `account/`, `allauth/` answer to allauth."""
    folder = name.rpartition("/")[0]
    written = f'"{name}"' in SOURCES or re.search(rf'"{re.escape(folder)}/(?:{{|"\\s*\\+)', SOURCES)
    return name.startswith(("account/", "allauth/")) or written


def test_only_the_frame_brings_its_own_html_element():
    bare = [
        name for name, text in NAMES.items() if re.search(r"<(html|head|body)\b", text) and not is_page(text)
    ]
    assert bare == [FRAME, LETTER]


def test_every_template_is_used():
    built_in = {
        FRAME,
        "400.html",
        "403.html",
        "403_csrf.html",
        "404.html",
        "429.html",
        "500.html",
        "robots.txt",
    }
    assert [name for name in NAMES if name not in built_in and not is_used(name)] == []


def test_every_page_has_a_title_of_its_own():
    pages = [name for name, text in NAMES.items() if is_page(text) and "{% block content %}" in text]
    assert pages
    assert [name for name in pages if "{% block title %}" not in NAMES[name]] == []


def test_every_text_for_people_is_translated():
    """Words between tags that go through no translation would stay English, or German, in both languages."""
    assert {name: words for name, text in NAMES.items() if (words := bare_words(text))} == {}


def bare_words(text):
    """Words that stand in a template outside tags, variables, translations and comments."""
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", " ", text, flags=re.DOTALL)
    text = re.sub(r"{%\s*blocktranslate.*?endblocktranslate\s*%}", " ", text, flags=re.DOTALL)
    text = re.sub(r"{% block (?:body_class|asking) %}.*?{% endblock %}", " ", text)  # within a tag
    text = re.sub(r"<script.*?</script>|<title>Ratssaal|<svg.*?</svg>", " ", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}", "\x00", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>|&\w+;|\x00", " ", text, flags=re.DOTALL)
    return [word for word in re.findall(r"[^\W\d_]{3,}", text) if word not in OWN_NAMES]


OWN_NAMES = {"Ratssaal", "Jitsi", "PDF", "Deutsch", "English", "OParl", "SHA", "TOP"}


def test_bare_words_are_found():
    assert bare_words('<p class="{% if a %}b{% endif %}">{% translate "Yes" %} {{ name }} Guten Tag</p>') == [
        "Guten",
        "Tag",
    ]
