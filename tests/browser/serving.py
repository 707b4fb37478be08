# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The demonstration, published and served to this machine alone by a server that answers as a web server is told to."""

from __future__ import annotations

import datetime as dt
import gzip
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from blotter import pipeline
from blotter.model.report import BuildRequest
from blotter.publishing.search_bundle import find_pagefind
from blotter.publishing.search_index import refresh_index

ROOT = Path(__file__).parents[2]
NOW = dt.datetime(2026, 11, 25, 8, tzinfo=dt.UTC)
# What is worth compressing.
_TEXTS = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".webmanifest")


class _Server(SimpleHTTPRequestHandler):
    """Compresses what is text, answers with 404.html for what is not there, and says nothing on the terminal."""

    def do_GET(self) -> None:
        """Answer with a file, compressed where the reader's program can take that."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if path.suffix not in _TEXTS or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet."""


def publish_demonstration(folder: Path) -> Path:
    """Build the repository's own site in a folder, with what readers search; gives the folder that is published."""
    shutil.copy(ROOT / "config.yaml", folder)
    shutil.copytree(ROOT / "content", folder / "content")
    request = BuildRequest(site=folder, output=folder / "public", now=NOW)
    pipeline.build(request)
    if find_pagefind() is not None:
        refresh_index(request)
    return folder / "public"


@contextmanager
def serve(public: Path) -> Iterator[str]:
    """Serve a folder; gives its address without the last slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(public))) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
