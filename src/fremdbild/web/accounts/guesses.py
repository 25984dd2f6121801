"""How often a password was guessed, kept in the database: where it cannot be written down, nobody is let guess on."""

from __future__ import annotations

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import DatabaseError, router, transaction
from django.db import connections as databases

from fremdbild.web.frame.trouble import trouble_of


class GuessCache(DatabaseCache):
    """Django's own says nothing of a write that failed: a full disk would look like a hundred guesses."""

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool | None:
        using = router.db_for_write(self.cache_model_class)
        failed: list[DatabaseError] = []

        def watch(execute: Any, *statement: Any) -> Any:
            try:
                return execute(*statement)
            except DatabaseError as problem:
                failed.append(problem)
                raise

        # A transaction round the one inside: what only its end finds out is raised here, and not swallowed there.
        with transaction.atomic(using=using), databases[using].execute_wrapper(watch):
            stored: bool | None = super()._base_set(mode, key, value, timeout)  # type: ignore[misc]  # not in the stubs
        for problem in failed:
            if trouble_of(problem):
                raise problem
        return stored
