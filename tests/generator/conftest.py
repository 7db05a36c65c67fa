"""One small package, generated once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from tests.generator import small


@pytest.fixture(scope="session")
def gadgets(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    folder: Path = tmp_path_factory.mktemp("small")
    return small.load(folder, small.document(), "gadgets_client")
