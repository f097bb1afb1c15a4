"""Run the notebook and write it with its outputs, and as a page of the docs: ``python docs/generate_notebook.py``.

The notebook is its own source: edit it in Jupyter, run this, read the text against the new outputs, and commit the
notebook, the page beside it and its pictures. A cell that draws says what can be seen as ``alt`` in its metadata.
"""

from __future__ import annotations

import base64
import os
import re
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

DOCS = Path(__file__).parent
NOTEBOOK = DOCS / "notebooks" / "names-over-time.ipynb"
_HEAD = f"<!-- Written by `python docs/generate_notebook.py`; edit docs/notebooks/{NOTEBOOK.name} instead. -->"
# The program of this tree, and pictures into the notebook, whatever the caller's environment says.
_ENVIRONMENT = {"PYTHONPATH": str(DOCS.parent), "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
_UNWANTED = re.compile(r'<style.*?</style>|</?div>| (?:border|class|style)="[^"]*"|^\s*\n', re.DOTALL | re.MULTILINE)


def stored() -> Any:
    """Return the notebook as it lies there."""
    return nbformat.read(NOTEBOOK, as_version=4)


def executed(notebook: Any) -> Any:
    """Return a copy of a notebook with the outputs of all its cells, run anew, and nothing that differs by the run.

    Raises:
        CellExecutionError: If a cell fails.
    """
    copy = nbformat.from_dict(notebook)
    client = NotebookClient(copy, timeout=300, record_timing=False, resources={"metadata": {"path": NOTEBOOK.parent}})
    client.execute(env={**os.environ, **_ENVIRONMENT})
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [_lasting(one) for one in cell.outputs if one.get("name") != "stderr"]
    copy.metadata.language_info = nbformat.from_dict({"name": "python"})
    return copy


def page(notebook: Any) -> tuple[str, dict[str, bytes]]:
    """Return a notebook with its outputs as Markdown, and its pictures by the names under which that shows them."""
    parts, pictures = [_HEAD], {}
    for cell in notebook.cells:
        parts.append(f"```py\n{cell.source}\n```" if cell.cell_type == "code" else cell.source)
        for output in cell.get("outputs", ()):
            if "image/png" in output.get("data", {}):
                name = f"{NOTEBOOK.stem}-{cell.id}.png"
                pictures[name] = base64.b64decode(output.data["image/png"])
                parts.append(f"![{cell.metadata.alt}](../images/{name})")
            else:
                parts.append(_text(output))
    return "\n\n".join(parts) + "\n", pictures


def _lasting(output: Any) -> Any:
    if "execution_count" in output:
        output.execution_count = None
    if "image/png" in output.get("data", {}):
        del output.data["text/plain"]  # says how large the picture is, and no more
    return output


def _text(output: Any) -> str:
    if output.output_type == "stream":
        return f"```text\n{output.text.strip()}\n```"
    return _UNWANTED.sub("", output.data["text/html"]).strip()


def _write() -> None:
    notebook = executed(stored())
    text, pictures = page(notebook)
    NOTEBOOK.write_text(nbformat.writes(notebook) + "\n", "utf-8")
    NOTEBOOK.with_suffix(".md").write_text(text, "utf-8")
    for name, picture in pictures.items():
        (DOCS / "images" / name).write_bytes(picture)


if __name__ == "__main__":
    _write()
