"""Servers for the tests, and what packs files for them, where they are and how they get there.

They are unpacked below .cache/ and not installed, since Debian would start each as a service of
the machine. Nothing needs root.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

CACHE = Path(__file__).resolve().parent.parent / ".cache"

# Each with the packages it comes in, those of libraries that few machines have included.
PACKAGES = {
    "nginx": ("nginx", "nginx-common"),
    "nginx-brotli": ("libnginx-mod-http-brotli-static",),
    "caddy": ("caddy",),
    "apache": ("apache2-bin", "libapr1", "libaprutil1", "media-types"),
    "brotli": ("brotli", "libbrotli1"),
}
PLACES = ("/usr/local/sbin", "/usr/sbin", "/usr/local/bin", "/usr/bin")


def nginx_path() -> str | None:
    """nginx, of the machine or unpacked; None means that there is none."""
    return _program("nginx", "nginx", "-v")


def caddy_path() -> str | None:
    """Caddy, of the machine or unpacked."""
    return _program("caddy", "caddy", "version")


def apache_path() -> str | None:
    """Apache, of the machine or unpacked."""
    return _program("apache2", "apache", "-v")


def brotli_path() -> str | None:
    """The program that packs a file with brotli."""
    return _program("brotli", "brotli", "--version")


@cache
def brotli_module() -> Path | None:
    """A module for nginx that sends what lies ready as .br; it fits the nginx of Debian only."""
    places = (Path("/usr/lib/nginx/modules"), CACHE / "nginx-brotli/usr/lib/nginx/modules")
    for folder in places:
        module = folder / "ngx_http_brotli_static_module.so"
        if module.is_file() and _is_loaded_by_nginx(module):
            return module
    return None


def first_file(program: str, name: str) -> Path:
    """A file or folder of the same installation."""
    return next(path for folder in Path(program).parents if (path := folder / name).exists())


def with_libraries() -> dict[str, str]:
    """The environment in which a program that was unpacked finds its libraries."""
    found = sorted({str(path.parent) for path in CACHE.glob("*/usr/lib/*/lib*.so.*")})
    path = os.pathsep.join([*found, os.environ.get("LD_LIBRARY_PATH", "")]).strip(os.pathsep)
    return {**os.environ, "LD_LIBRARY_PATH": path} if path else {**os.environ}


def ensure_servers() -> None:
    """All of them are there afterwards, where Debian's packages can be had."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    found = {
        "nginx": nginx_path(),
        "caddy": caddy_path(),
        "apache": apache_path(),
        "brotli": brotli_path(),
        "nginx-brotli": nginx_path() and brotli_module(),
    }
    for name, path in found.items():
        if path is None and not (CACHE / name).is_dir():
            _unpack(name)
    brotli_module.cache_clear()
    _program.cache_clear()


@cache
def _program(name: str, folder: str, version_option: str) -> str | None:
    unpacked = (CACHE / folder / place for place in ("usr/sbin", "usr/bin"))
    path = os.pathsep.join((os.environ.get("PATH", ""), *PLACES, *map(str, unpacked)))
    found = shutil.which(name, path=path)
    return found if found and _runs([found, version_option]) else None


def _is_loaded_by_nginx(module: Path) -> bool:
    nginx = nginx_path()
    if nginx is None:
        return False
    with TemporaryDirectory() as folder:
        settings = Path(folder) / "nginx.conf"
        settings.write_text(f"load_module {module};\npid {folder}/pid;\nevents {{ }}\n", "utf-8")
        return _runs([nginx, "-e", "stderr", "-t", "-q", "-c", str(settings)])


def _runs(command: Iterable[str]) -> bool:
    try:
        done = subprocess.run(
            [*command], env=with_libraries(), capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _unpack(name: str) -> None:
    """The programs as Debian packs them; the machine stays as it is."""
    print(f"Unpacking {name} with apt-get ...", flush=True)
    folder = CACHE / name
    folder.mkdir(parents=True, exist_ok=True)
    _download(PACKAGES[name], folder)
    if not [*folder.glob("*.deb")] and os.geteuid() == 0:  # a fresh machine knows no packages yet
        subprocess.run(["apt-get", "-qq", "update"], capture_output=True, check=False)
        _download(PACKAGES[name], folder)
    archives = [*folder.glob("*.deb")]
    for archive in archives:
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=False)
    if not archives:
        folder.rmdir()  # and the next time tries again


def _download(packages: Iterable[str], folder: Path) -> None:
    for package in packages:  # one by one: one that is not known keeps no other away
        load = ["apt-get", "-qq", "download", package]
        subprocess.run(load, cwd=folder, capture_output=True, check=False)
