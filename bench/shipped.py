"""Servers with the settings that we ship, on loopback and for one folder of this machine."""

import os
import random
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tests.environment import ROOT
from tests.servers import (
    apache_path,
    brotli_module,
    caddy_path,
    first_file,
    nginx_path,
    with_libraries,
)

HOST = "127.0.0.1"
SAMPLES = ROOT / "docs" / "hosting"

# What a distribution has around a server's settings, with its own files in one folder.
NGINX = """\
{module}
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
APACHE = """\
ServerRoot {work}
PidFile {work}/pid
DefaultRuntimeDir {work}
ErrorLog /dev/stderr
ServerName localhost
Listen {host}:{port}
{modules}
{user}
TypesConfig {types}
<Directory />
    Require all denied
</Directory>
{settings}
"""
MODULES = (
    *("mpm_event", "authz_core", "dir", "autoindex", "mime", "alias", "headers", "deflate"),
    *("filter", "env", "negotiation", "setenvif", "status"),  # as Debian has them
)


class NotStarted(Exception):
    """A server that is there and does not start; says what it said."""


class Shipped(NamedTuple):
    """Settings as they are shipped, and the folder of this machine that their root means."""

    settings: str
    root: Path

    def here(self, listening: str, names: str) -> str:
        """The settings for this machine: whatever a volunteer would put in."""
        text = self.settings.replace(listening, names)
        return re.sub(r"/srv/(guide|www)\b", str(self.root), text)


def found() -> dict[str, str]:
    """The servers of this machine, by the name of their settings."""
    paths = {"nginx": nginx_path(), "caddy": caddy_path(), "apache": apache_path()}
    return {name: path for name, path in paths.items() if path}


@contextmanager
def serving(server: str, shipped: Shipped) -> Iterator[str]:
    """The address of the folder while a server sends it, with a slash at its end.

    Raises:
        NotStarted: it refuses its settings.
    """
    with tempfile.TemporaryDirectory() as name:
        work, port = Path(name), free_port()
        command = COMMANDS[server](found()[server], shipped, work, port)
        log = work / "log"
        own = {"HOME": name, "XDG_DATA_HOME": name, "XDG_CONFIG_HOME": name}
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, env={**with_libraries(), **own}, stdout=out, stderr=out
            )
        try:
            _wait_for(port, process, log)
            yield f"http://localhost:{port}/"
        finally:
            process.terminate()
            process.wait()


def _nginx(program: str, shipped: Shipped, work: Path, port: int) -> list[str]:
    module = brotli_module()
    settings = shipped.here("listen 80;", f"listen {HOST}:{port};")
    if module:
        settings = settings.replace("# brotli_static on;", "brotli_static on;")
    text = NGINX.format(
        module=f"load_module {module};" if module else "",
        user="user root;" if os.geteuid() == 0 else "",  # else it would give itself another
        work=work,
        types=first_file(program, "etc/nginx/mime.types"),
        temporary=" ".join(f"{name}_temp_path {work}/{name};" for name in TEMPORARY),
        settings=settings.replace("guide.example.org", "localhost"),
    )
    (work / "nginx.conf").write_text(text, "utf-8")
    return [program, "-e", "stderr", "-p", str(work), "-c", str(work / "nginx.conf")]


def _caddy(program: str, shipped: Shipped, work: Path, port: int) -> list[str]:
    settings = shipped.here("guide.example.org {", f"http://localhost:{port} {{")
    (work / "Caddyfile").write_text(CADDY.format(host=HOST, settings=settings), "utf-8")
    return [program, "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]


def _apache(program: str, shipped: Shipped, work: Path, port: int) -> list[str]:
    modules = first_file(program, "usr/lib/apache2/modules")
    settings = shipped.here("<VirtualHost *:80>", f"<VirtualHost {HOST}:{port}>")
    # It refuses to serve as root. As nobody, it reads what anybody may read.
    user = "User #65534\nGroup #65534" if os.geteuid() == 0 else ""
    text = APACHE.format(
        work=work,
        host=HOST,
        port=port,
        user=user,
        modules="\n".join(f"LoadModule {m}_module {modules}/mod_{m}.so" for m in MODULES),
        types=first_file(program, "etc/mime.types"),
        settings=settings.replace("guide.example.org", "localhost"),
    )
    (work / "apache.conf").write_text(text, "utf-8")
    return [program, "-D", "FOREGROUND", "-f", str(work / "apache.conf")]


COMMANDS: dict[str, Callable[[str, Shipped, Path, int], list[str]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
    "apache": _apache,
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
