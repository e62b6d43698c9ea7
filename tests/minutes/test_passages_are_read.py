"""What a screen reader finds in a clerk's passage: headings in order, real lists, a table with its heads."""

from kinds import document
from tree import Tree


def test_marks_of_a_passage_are_elements_of_the_structure():
    root = Tree(document("minutes with lists and tables")).root
    lists = [[[kid.text.strip() for kid in entry.kids] for entry in each.kids] for each in root.all("L")]
    bullets = [["•", "dafür"], ["•", "dagegen"]]
    numbers = [["1.", "zuerst"], ["2.", "danach"]]
    assert lists == [bullets, numbers, bullets, numbers]  # before the first item, and on it
    assert [each.attribute("ListNumbering") for each in root.all("L")] == ["Disc", "Decimal"] * 2
    assert [each.role for each in root.all("H3", "H4") if each.text.strip() == "Aussprache"] == ["H3", "H4"]
    assert "Posten" in [each.text.strip() for each in root.all("TH")]
