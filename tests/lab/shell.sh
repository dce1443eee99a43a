#!/usr/bin/env bash
# The lab by hand: boots it and gives a prompt in it. "exit" ends it; so does Ctrl+A x.
#
#   tests/lab/shell.sh [FOLDER]     FOLDER is /host inside (default: artifacts/lab/share)
#
# A picture of a monitor: Ctrl+A c gives QEMU's own prompt, and there: screendump -f png FILE gpu 0  (or 1); Ctrl+A c goes back.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
share=${1:-$root/artifacts/lab/share}
mkdir -p "$share"
image=$("$here/image.sh")
run=$root/artifacts/lab/by-hand
mkdir -p -m 700 "$run"
LAB_APPEND="lab.shell video=Virtual-2:1024x768e" LAB_CONSOLE=stdio "$here/qemu.sh" "$image" "$run" "$share" || true
rm -f "$run"/*.sock
