"""The search over a town with invented texts: what a question costs, beside the bare question to the same index.

python -m benchmarks search [papers]    each with a file of four pages
"""

from collections.abc import Callable
from statistics import quantiles
from time import perf_counter, process_time

from django.db import connection
from django.utils import timezone

from benchmarks.german import pages, questions
from documents.models import File
from portal.search.asked import understood
from portal.search.filling import Wording, write
from portal.search.finding import found
from portal.search.index import Clause, Question
from portal.search.indexes import the_index
from portal.search.settling import settle
from portal.search.wanted import Kind, Wanted
from sessions_app.models import Body, Paper

PAPERS = 2000
PAGES = 4  # of a file
ASKED = 200
AT_ONCE = 500


def measured(papers: int = PAPERS) -> dict[str, object]:
    """Seconds of the processor (p95) of found() and of the bare question; how the index was built."""
    body = _founded(papers)
    begin = process_time()
    while settle():
        pass
    built = fill(body)
    seconds = process_time() - begin
    whole, bare, wall = compared(body, questions(ASKED))
    return {"entries": built, "built": seconds, "p95": whole, "floor": bare, "wall": wall}


def _founded(papers: int) -> Body:
    body = Body.objects.create(name="Stadt Suchfurt", short_name="Suchfurt", slug="suchfurt")
    now, titles = timezone.now(), pages(papers, seed=3)
    files = File.objects.bulk_create(
        File(
            owner=body.slug,
            name=f"Anlage {place}",
            file_name=f"{place}.pdf",
            external_url="https://suchfurt.example",
            public=True,
        )
        for place in range(papers)
    )
    Paper.objects.bulk_create(
        Paper(
            body=body,
            name=" ".join(next(titles).split()[:8]),
            reference=f"2026/{place}",
            public=True,
            published_at=now,
            main_file=file,
        )
        for place, file in enumerate(files)
    )
    return body


def fill(body: Body, each: int = PAGES) -> int:
    """So many pages of text for every file of the body, straight into the index; how many in all."""
    keys = list(File.objects.filter(owner=body.slug, public=True).order_by("pk").values_list("pk", flat=True))
    texts = pages(len(keys) * each)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        write(
            body,
            Kind.FILE,
            {(key, page): Wording("", next(texts), "", None) for key in some for page in range(1, each + 1)},
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return len(keys) * each


def compared(body: Body, asked: list[str]) -> tuple[float, float, float]:
    """The 95th percentile of what we do and of the bare question: seconds that each takes, and ours on the wall."""
    found(body, Wanted(asked[0]))
    ours, bare = (
        _timed(asked, lambda words: found(body, Wanted(words))),
        _timed(asked, lambda words: _bare(body, words)),
    )
    return (
        _p95([taken for taken, _ in ours]),
        _p95([taken for taken, _ in bare]),
        _p95([wall for _, wall in ours]),
    )


def _bare(body: Body, words: str) -> None:
    """The words as they are, the twenty best: no longer words, nothing of who may see them, nothing to show."""
    question = Question(body.pk, tuple(Clause(term.stems) for term in understood(words).wanted))
    relation = the_index().hits(question)
    with connection.cursor() as cursor:
        cursor.execute(f"{relation.sql} ORDER BY score DESC LIMIT 20", relation.params)
        cursor.fetchall()


def _timed(asked: list[str], do: Callable[[str], object]) -> list[tuple[float, float]]:
    """On SQLite the database works in this process, elsewhere in its own: there the wall's time counts for both."""
    taken = []
    for words in asked:
        begin, started = process_time(), perf_counter()
        do(words)
        wall = perf_counter() - started
        taken.append((process_time() - begin if connection.vendor == "sqlite" else wall, wall))
    return taken


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]
