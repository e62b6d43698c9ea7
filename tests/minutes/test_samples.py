"""docs/samples shows the documents as they are made today."""

import pytest
from samples_made import FOLDER, SAMPLES, lying, text_of


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_what_the_document_says_today(name):
    assert text_of(lying(name)) == text_of(SAMPLES[name]()), "make samples"


def test_every_sample_is_named_and_has_its_picture():
    page = (FOLDER / "README.md").read_text()
    assert {path.stem for path in FOLDER.glob("*.pdf")} == set(SAMPLES)
    assert [name for name in SAMPLES if f"[{name}]({name}.pdf)" not in page] == []
    assert [name for name in SAMPLES if not (FOLDER / f"{name}.png").exists()] == []
