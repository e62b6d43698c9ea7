"""The life of minutes after the signatures: objections, approval, final, released, published, recalled. Pure."""
