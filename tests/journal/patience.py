"""How tests wait for what nobody tells them."""

import asyncio

PATIENCE = 60  # seconds until a test gives up, also on a crowded machine


async def until(happened):
    """Lets the loop go on until it has happened."""
    async with asyncio.timeout(PATIENCE):
        while not happened():
            await asyncio.sleep(0.01)
