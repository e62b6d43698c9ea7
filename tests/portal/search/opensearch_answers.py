"""What an OpenSearch answers, with every field that its API specification asks for (that of its client 3.9.0 for npm).

Each was checked against the types made from that specification, not against a running server.
"""

INDEX = "ratssaal-search-3"
SHARDS = {"total": 1, "successful": 1, "skipped": 0, "failed": 0}
WRITTEN = {"total": 2, "successful": 1, "failed": 0}


def error(status, kind, reason):
    """`kind`: such as parsing_exception."""
    cause = {"type": kind, "reason": reason}
    return status, {"error": {"root_cause": [cause], **cause}, "status": status}


def without_route(method, path):
    """What stands before the indexes answers with a sentence alone."""
    return 400, {"error": f"no handler found for uri [{path}] and method [{method}]"}


def made():
    return 200, {"acknowledged": True, "shards_acknowledged": True, "index": INDEX}


def deleted():
    return 200, {"acknowledged": True}


def not_there():
    return error(404, "index_not_found_exception", f"no such index [{INDEX}]")


def taken_in(action, key, status, result):
    said = {"_index": INDEX, "_id": key, "_version": 1, "result": result, "forced_refresh": True}
    return {action: {**said, "_shards": WRITTEN, "_seq_no": 0, "_primary_term": 1, "status": status}}


def not_taken_in(action, key):
    reason = f"index [{INDEX}] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark]"
    why = {"type": "cluster_block_exception", "reason": reason}
    return {action: {"_index": INDEX, "_id": key, "status": 429, "error": why}}


def bulk(items):
    return 200, {
        "took": 1,
        "errors": any("error" in each for item in items for each in item.values()),
        "items": items,
    }


def found(scored):
    """Without a total, as it was asked."""
    hits = [{"_index": INDEX, "_id": key, "_score": worth} for key, worth in scored]
    best = max((worth for _key, worth in scored), default=None)
    return 200, {"took": 1, "timed_out": False, "_shards": SHARDS, "hits": {"max_score": best, "hits": hits}}
