"""The real nginx, as a reverse proxy in front of one application: unprivileged, all its files in one folder.

Its configuration is what the users' posts have, with the `X-Forwarded-Proto` of the load balancer passed on (I16) and
WebSockets let through.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from moto_fixtures.programs import keeper
from moto_fixtures.reserved import LOOPBACK

CONFIGURATION = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  map $http_upgrade $connection_header {{ default upgrade; '' ''; }}
  map $http_x_forwarded_proto $outer_scheme {{ default $http_x_forwarded_proto; '' $scheme; }}
  upstream application {{ server {host}:{to}; keepalive 16; }}
  server {{
    listen {host}:{port} reuseport;
    server_name _;
    location / {{
      proxy_pass http://application;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_header;
      proxy_set_header X-Real-IP $remote_addr;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $outer_scheme;
    }}
  }}
}}
"""
USUAL = "/usr/sbin:/usr/local/sbin:/opt/homebrew/bin"
"""Where it is, on systems that do not have that on everybody's PATH."""


def find() -> str | None:
    """The program's path; None where it is not installed."""
    return shutil.which("nginx") or shutil.which("nginx", path=USUAL)


def command(program: str, folder: Path, port: int, to: int) -> list[str]:
    """Write the configuration into the folder; the command that runs nginx with it, kept by a keeper."""
    folder.mkdir()
    folder.chmod(0o711)  # started by root, its worker is somebody else, who must reach the folders for bodies
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=folder, host=LOOPBACK, port=port, to=to))
    run = [program, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(file)]
    return [sys.executable, "-I", "-S", keeper.__file__, *run]
