"""What an archive looks like; read before Django is set up.

```
fremdbild.toml, assessments/…, ledger/…, reports/…, store/…, works-council/…   as they are
database/<table>.jsonl                                                         a row a line
backup.json                    last: versions, migrations, rows and hash of each table, size and hash of each file
```
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

CONTENTS = "backup.json"
TABLES = "database"
FORMAT = 1


@dataclass
class Digest:
    """Number of rows and a sum of their hashes, which depends on no order of rows or keys: PostgreSQL sorts keys."""

    rows: int = 0
    sum: int = 0

    def add(self, line: str) -> None:
        said = json.dumps(json.loads(line), sort_keys=True)
        self.rows += 1
        self.sum = (self.sum + int.from_bytes(hashlib.sha256(said.encode()).digest(), "big")) % (1 << 256)

    def told(self) -> dict[str, Any]:
        return {"rows": self.rows, "hash": f"{self.sum:064x}"}
