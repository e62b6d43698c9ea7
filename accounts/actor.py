"""Who acts: the one thing that commands and policies know of a user. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """A person at the door.

    `grants` are strings `codename:model:id`, such as `clerk_of:organization:5`, read from django-guardian
    at the edge. `person` is the council's person behind the user, if there is one.
    """

    user: int | None = None
    person: int | None = None
    name: str = ""
    grants: frozenset[str] = frozenset()

    @property
    def signature(self) -> str:
        """How the journal names the actor."""
        if self.person is not None:
            return f"person:{self.person}"
        return f"user:{self.user}" if self.user is not None else "nobody"

    def holds(self, codename: str, model: str, key: int) -> bool:
        return f"{codename}:{model}:{key}" in self.grants


NOBODY = Actor()
