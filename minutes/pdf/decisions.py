"""A decision on the page: the wording in a box, the numbers as a strip, the roll call by group."""

from reportlab.platypus import Flowable, Table

from minutes.draft import Answer, Decision, GroupBallots, Motion
from minutes.landmarks import HEADS, INVALID, RESULT, result_words
from minutes.pdf.blocks import Box, Rules, gap, rules, table
from minutes.pdf.breaks import Result
from minutes.pdf.style import GROUND, HANGING, LINE, NBSP, Theme, name

WIDTHS: tuple[float, ...] = (0.11, 0.11, 0.17, 0.18)


def decision_blocks(decision: Decision, theme: Theme) -> list[Flowable]:
    """Box and strip stay on one page; the roll call may break."""
    together = [
        *_wording(decision, theme),
        vote_strip(decision, theme),
        _origin(decision, theme),
    ]
    if not decision.roll_call:
        return [Result(together)]
    return [Result(together), gap(4), roll_call(decision.roll_call, theme)]


def motion_blocks(motion: Motion, theme: Theme) -> list[Flowable]:
    """A motion with its wording and what became of it."""
    return [
        *_wording(motion, theme),
        theme.text("item_body", f"{motion.outcome} (Eintrag {motion.seq})"),
    ]


def _wording(said: Decision | Motion, theme: Theme) -> list[Flowable]:
    title = theme.text("box_title", said.heading)
    lines = [line for line in said.wording.split("\n") if line.strip()]
    if not lines:
        return [theme.text("h4", said.heading)]
    return [Box([title, *(theme.text("box_body", line) for line in lines)], theme.accent, HANGING)]


def vote_strip(decision: Decision, theme: Theme) -> Table:
    tally = decision.tally
    heads, widths = HEADS, WIDTHS
    figures: tuple[int, ...] = (tally.yes, tally.no, tally.abstain, tally.not_voted)
    if tally.invalid:
        heads, widths, figures = (*HEADS, INVALID), (*WIDTHS, 0.13), (*figures, tally.invalid)
    last = len(heads)
    result = result_words(decision.result, annulled=decision.annulled)
    rows: list[list[object]] = [
        [*(theme.text("label_centre", head) for head in heads), theme.text("label", RESULT)],
        [*(theme.text("figure", str(figure)) for figure in figures), theme.text("result", result)],
    ]
    looks: Rules = rules(
        theme,
        ("LINEAFTER", (0, 0), (last - 1, -1), 0.6, LINE),
        ("LINEBELOW", (0, 1), (-1, 1), 1, theme.accent),
        ("VALIGN", (0, 1), (-1, 1), "MIDDLE"),
        ("LEFTPADDING", (last, 0), (last, -1), 10),
    )
    return table(rows, (*widths, 1 - sum(widths)), looks, indent=HANGING)


def _origin(decision: Decision, theme: Theme) -> Flowable:
    parts = [decision.mode, decision.explanation, f"Eintrag {decision.seq}"]
    text = " · ".join(part for part in parts if part)
    return theme.text("item_meta", text.replace("§ ", f"§{NBSP}"))


TOGETHER = 2  # names that stay with their group's sums, and with one another at its end


def roll_call(groups: tuple[GroupBallots, ...], theme: Theme) -> Table:
    """One row per member under a row per group with the group's sums; the head repeats on every page."""
    rows: list[list[object]] = [
        [theme.text("label", "Namentliche Abstimmung"), theme.text("label", "Stimme")]
    ]
    looks: list[tuple[object, ...]] = [
        ("TOPPADDING", (0, 1), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 3.2),
    ]
    for group in groups:
        at = len(rows)
        looks += [
            ("SPAN", (0, at), (-1, at)),
            ("BACKGROUND", (0, at), (-1, at), GROUND),
            ("NOSPLIT", (0, at), (-1, at + min(TOGETHER, len(group.ballots)))),
            ("NOSPLIT", (0, at + max(1, len(group.ballots) - 1)), (-1, at + len(group.ballots))),
        ]
        rows.append([theme.text("cell_bold", f"{group.group} ({_sums(group)})"), ""])
        rows += [
            [theme.text("cell", name(each.name)), theme.text("cell", _told(each))] for each in group.ballots
        ]
    return table(rows, (0.68, 0.32), rules(theme, *looks), side=1, indent=HANGING)


def _told(answer: Answer) -> str:
    return f"{answer.choice} ({answer.way})" if answer.way else answer.choice


USUAL = ("Ja", "Nein", "Enthaltung")


def _sums(group: GroupBallots) -> str:
    """Yes, no and abstentions in the order of every other table; what else there is, as it was called."""
    counts = dict.fromkeys(USUAL, 0) | dict.fromkeys((each.choice for each in group.ballots), 0)
    for each in group.ballots:
        counts[each.choice] += 1
    return ", ".join(_counted(answer, count) for answer, count in counts.items() if count)


def _counted(answer: str, count: int) -> str:
    several = "en" if answer == "Enthaltung" and count > 1 else ""
    return f"{count}{NBSP}{answer}{several}"
