"""Minutes of very many pages in a worker's process: what they take of memory at the most, and of the processor."""

import resource
from time import process_time

from minutes.pdf.finish import finish
from minutes.pdf.minutes import render_minutes
from tests.minutes.drafts import long_evening

MEMBERS = 80
FEW, MANY = 98, 1125  # items: about 50 and 500 pages


def measured(items: int) -> tuple[int, float, int]:
    """(pages, seconds of the processor, most bytes of memory at a time), in a process that did nothing else."""
    draft = long_evening(items, MEMBERS)
    begin = process_time()
    rendered = render_minutes(draft)
    finish(rendered.data, draft.document_id, draft.held_on)
    spent = process_time() - begin
    return rendered.pages, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
