# Sourced by the other scripts: makes .venv with the extras they name, once, and puts it first on PATH.
# usage: . scripts/venv.sh EXTRAS     (EXTRAS as in pip: sandbox or sandbox,dev)

find_python() {
  for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  echo "edgeops needs Python 3.11 or newer, and none was found on PATH. Set PYTHON=/path/to/python." >&2
  return 1
}

ensure_venv() {
  local extras=$1 stamp want python
  stamp=".venv/edgeops-${extras//,/-}.stamp"
  want=$(cksum < pyproject.toml)
  if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$want" ]; then
    python=$(find_python) || return 1
    [ -x .venv/bin/python ] || [ -x .venv/Scripts/python.exe ] || "$python" -m venv .venv || return 1
    echo "Installing edgeops[$extras] into .venv (once) ..." >&2
    "$(venv_bin)/python" -m pip install --quiet --disable-pip-version-check --editable ".[$extras]" >&2 || return 1
    printf '%s' "$want" > "$stamp"
  fi
  PATH="$PWD/$(venv_bin):$PATH"
  export PATH
}

venv_bin() {
  if [ -d .venv/Scripts ]; then echo .venv/Scripts; else echo .venv/bin; fi
}

ensure_venv "$1" || exit 1
