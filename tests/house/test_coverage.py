"""The pure parts are proven whole: every branch of them is walked by their own tests.

By their examples alone: what only a property happens to walk, nobody has written down. A whole run leaves these
examples to this test, so that they run once and not twice: `hand_over` in pure.py.
"""

import os
import re
import subprocess
import sys

from tests.house.pure import EXAMPLES, HANDED_OVER

PURE = (
    "journal/events.py",
    "journal/chain.py",
    "journal/lines.py",
    "journal/catalogue.py",
    "journal/values.py",
    "voting/*",
    "sessions_app/sitting/*",
    "sessions_app/resolutions/*",
    "sessions_app/written/*",
    "sessions_app/plain_text.py",
    "sessions_app/policies.py",
    "minutes/attendance.py",
    "minutes/attendance_list.py",
    "minutes/chairs.py",
    "minutes/closing.py",
    "minutes/confirming.py",
    "minutes/deciding.py",
    "minutes/differences.py",
    "minutes/disclosure.py",
    "minutes/draft.py",
    "minutes/drafting.py",
    "minutes/faults.py",
    "minutes/happening.py",
    "minutes/glyphs.py",
    "minutes/handing_out.py",
    "minutes/happenings.py",
    "minutes/hints.py",
    "minutes/item_templates.py",
    "minutes/lasting.py",
    "minutes/life/*",
    "minutes/majorities.py",
    "minutes/moves.py",
    "minutes/motions.py",
    "minutes/paper.py",
    "minutes/passage_events.py",
    "minutes/passages.py",
    "minutes/public_version.py",
    "minutes/recusals.py",
    "minutes/reminders.py",
    "minutes/secrecy.py",
    "minutes/speaking.py",
    "minutes/speeches.py",
    "minutes/times.py",
    "minutes/ways.py",
    "minutes/workflow.py",
    "portal/seats/typed.py",
)
TESTS = (
    "tests/journal/test_chain.py",
    "tests/journal/test_events.py",
    "tests/journal/test_lines.py",
    "tests/journal/test_values.py",
    "tests/minutes/test_attendance_list.py",
    "tests/minutes/test_bloc.py",
    "tests/minutes/test_closing.py",
    "tests/minutes/test_differences.py",
    "tests/minutes/test_divisions.py",
    "tests/minutes/test_broadcast_fact.py",
    "tests/minutes/test_drafting.py",
    "tests/minutes/test_elections.py",
    "tests/minutes/test_happenings.py",
    "tests/minutes/test_hints.py",
    "tests/minutes/test_item_templates.py",
    "tests/minutes/test_life.py",
    "tests/minutes/test_majorities.py",
    "tests/minutes/test_moves.py",
    "tests/minutes/test_motions.py",
    "tests/minutes/test_passage_events.py",
    "tests/minutes/test_passages.py",
    "tests/minutes/test_presence.py",
    "tests/minutes/test_public_version.py",
    "tests/minutes/test_reminders.py",
    "tests/minutes/test_signature_places.py",
    "tests/minutes/test_signing_events.py",
    "tests/minutes/test_drafting_disturbances.py",
    "tests/minutes/test_glyphs.py",
    "tests/minutes/test_workflow.py",
    "tests/portal/test_seats_typed.py",
    "tests/sessions_app/resolutions",
    "tests/sessions_app/written",
    "tests/sessions_app/sitting",
    "tests/sessions_app/test_plain_text.py",
    "tests/sessions_app/test_policies.py",
    "tests/voting",
)


# What the plugins for a database, a loop, a log prepare around each of three thousand tests took a fifth of the time, and
# what is pure needs none of it. Without them two of our settings are unknown: so without `--strict-config`.
ALONE = [word for name in ("xdist", "django", "asyncio", "anyio", "logging") for word in ("-p", f"no:{name}")]
MEASURED = (
    *ALONE,
    "-p",
    "no:cacheprovider",
    "-p",
    "tests.house.traced",
    "-o",
    "addopts=--import-mode=importlib",
)


def run(*words, folder):
    of_ours = {"RATSSAAL_PURE": ",".join(PURE), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment = {**os.environ, **of_ours, "COVERAGE_FILE": str(folder / "coverage")}
    done = subprocess.run(
        [sys.executable, "-m", *words], env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_every_branch_of_the_pure_parts_is_walked(tmp_path, pytestconfig):
    code, told = run("pytest", *MEASURED, "-m", EXAMPLES, *TESTS, folder=tmp_path)
    assert code == 0, told
    assert int(re.search(r"(\d+) passed", told)[1]) >= pytestconfig.stash.get(HANDED_OVER, 1), told
    code, told = run("coverage", "report", "-m", "--fail-under=100", folder=tmp_path)
    assert code == 0, told
