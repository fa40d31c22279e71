"""Servers with the settings that docs/hosting.md ships, on loopback and for one folder."""

import os
import random
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.environment import ROOT, nginx_path

HOST = "127.0.0.1"
SETTINGS = dict(
    re.findall(r"```(\w+)\n(.*?)```", (ROOT / "docs/hosting.md").read_text("utf-8"), re.DOTALL)
)

# What a distribution has around a server's settings, with its own files in one folder.
NGINX = """\
daemon off;
{user}
worker_processes auto;
pid {work}/pid;
error_log stderr;
events {{ worker_connections 1024; }}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    sendfile on;
    {temporary}
    {settings}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
CADDY = """\
{{
    admin off
    auto_https off
    default_bind {host}
}}
{settings}
"""


class NotStarted(Exception):
    """A server that is there and does not start; says what it said."""


def found() -> dict[str, str]:
    """The servers of this machine, by the name of their settings."""
    paths = {"nginx": nginx_path(), "caddy": shutil.which("caddy")}
    return {name: path for name, path in paths.items() if path}


@contextmanager
def serving(server: str, site: Path) -> Iterator[str]:
    """The address of a folder while a server sends it, with a slash at its end.

    Raises:
        NotStarted: it refuses its settings.
    """
    with tempfile.TemporaryDirectory() as name:
        work, port = Path(name), free_port()
        command = COMMANDS[server](found()[server], site, work, port)
        log = work / "log"
        environment = {**os.environ, "HOME": name, "XDG_DATA_HOME": name, "XDG_CONFIG_HOME": name}
        with log.open("wb") as out:
            process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
        try:
            _wait_for(port, process, log)
            yield f"http://localhost:{port}/"
        finally:
            process.terminate()
            process.wait()


def _nginx(program: str, site: Path, work: Path, port: int) -> list[str]:
    ours = SETTINGS["nginx"].replace("listen 80;", f"listen {HOST}:{port};")
    text = NGINX.format(
        user="user root;" if os.geteuid() == 0 else "",  # else it would give itself another
        work=work,
        types=_first_file(Path(program), "etc/nginx/mime.types"),
        temporary=" ".join(f"{name}_temp_path {work}/{name};" for name in TEMPORARY),
        settings=ours.replace("guide.example.org", "localhost").replace("/srv/guide", str(site)),
    )
    (work / "nginx.conf").write_text(text, "utf-8")
    return [program, "-e", "stderr", "-p", str(work), "-c", str(work / "nginx.conf")]


def _first_file(program: Path, name: str) -> Path:
    """A file of the same installation."""
    return next(path for folder in program.parents if (path := folder / name).is_file())


def _caddy(program: str, site: Path, work: Path, port: int) -> list[str]:
    ours = SETTINGS["caddy"].replace("guide.example.org", f"http://localhost:{port}")
    text = CADDY.format(host=HOST, settings=ours.replace("/srv/guide", str(site)))
    (work / "Caddyfile").write_text(text, "utf-8")
    return [program, "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]


COMMANDS: dict[str, Callable[[str, Path, Path, int], list[str]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
}


def free_port() -> int:
    """A port of loopback that is likely to stay free: below those that systems give away."""
    for _ in range(1000):
        port = random.randrange(10_000, 32_000)
        with socket.socket() as one, suppress(OSError):
            one.bind((HOST, port))
            return port
    raise NotStarted("no port is free")


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        try:
            socket.create_connection((HOST, port)).close()
        except OSError:
            if process.poll() is not None:
                raise NotStarted(log.read_text("utf-8", "replace")) from None
            time.sleep(0.05)
        else:
            return
    raise NotStarted(log.read_text("utf-8", "replace"))
