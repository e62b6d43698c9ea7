"""python -m benchmarks.importing: goes on changing papers and taking them into the search, until it is ended.

With each paper its file's pages are written anew, as their titles above are: that is what an import of changes costs.
"""

import itertools

import django

django.setup()

from portal.search.settling import settle  # noqa: E402 (models are importable only now)
from sessions_app.models import Paper  # noqa: E402

AT_ONCE = 50


def main() -> None:
    keys = list(Paper.objects.order_by("pk").values_list("pk", flat=True))
    print("importing", flush=True)
    for turn in itertools.count():
        some = keys[turn * AT_ONCE % len(keys) :][:AT_ONCE]
        for paper in Paper.objects.filter(pk__in=some):
            Paper.objects.filter(pk=paper.pk).update(
                name=paper.name.removesuffix(" (neu)") + " (neu)" * (turn % 2)
            )
        while settle():
            pass


if __name__ == "__main__":
    main()
