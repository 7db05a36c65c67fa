from pathlib import Path
from typing import Any

import pytest

from spec.diff.document import read

RELEASED = Path("openapi/released/0.1.0.yaml")


@pytest.fixture(scope="session")
def released() -> dict[str, Any]:
    """A real contract that never changes: the first released one."""
    return read(RELEASED)
