"""A process that writes until it is killed: `python writing_process.py DATABASE COUNT`.

Sends the orders 0 to COUNT-1, twenty at a time, each under its own fixed command id, and prints the number
of each as soon as it is acknowledged.
"""

import asyncio
import os
import sys
import uuid

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
settings.DATABASES["default"]["NAME"] = sys.argv[1]
# The journal knows nothing of councils, and starts without them in a third of the time; where the counter's rows lie.
settings.INSTALLED_APPS = ["journal", "django.contrib.contenttypes"]
django.setup()

from journal import writer  # noqa: E402 (needs Django set up)
from journal.store import Order  # noqa: E402
from tests.journal.counter import ANNA, COUNTER, add  # noqa: E402


async def send(number):
    command_id = uuid.uuid5(uuid.NAMESPACE_OID, str(number))
    await writer.submit(COUNTER, "counter:1", Order(add, ANNA, command_id, {"number": number}))
    print(number, flush=True)  # noqa: T201 (the acknowledgement that the test reads)


async def send_all():
    count = int(sys.argv[2])
    for start in range(0, count, 20):
        await asyncio.gather(*(send(number) for number in range(start, min(start + 20, count))))


asyncio.run(send_all())
