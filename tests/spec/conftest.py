"""Trees of one's own with everything that goes into the artefact."""

import shutil
from pathlib import Path

import pytest
import yaml

from spec.build.files import CONTRACT, PLACES, VERSION

SMALL = """\
openapi: "3.0.3"
info:
  title: Small
  version: "{version}"
  description: Enough to be handed out.
  contact:
    name: Somebody
    email: somebody@example.com
  license:
    name: MIT
    url: https://opensource.org/license/mit
externalDocs:
  url: https://example.com
paths: {{}}
components:
  schemas:
    Record: {{properties: {{id: {{type: integer, x-aliases: [ID], x-initial: 1}}}}}}
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of ours."""
    root = tmp_path / "tree"
    for name in (*PLACES, VERSION):
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if Path(name).is_dir():
            shutil.copytree(name, target)
        else:
            shutil.copyfile(name, target)
    return root


@pytest.fixture
def small(tree: Path) -> Path:
    """The same with a small contract, which is read and written at once."""
    version = yaml.load((tree / CONTRACT).read_text("utf-8").split("\nservers:")[0], yaml.SafeLoader)["info"]["version"]
    (tree / CONTRACT).write_text(SMALL.format(version=version), "utf-8")
    return tree
