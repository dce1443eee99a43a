#!/usr/bin/env bash
# Builds and runs Compositor. Without arguments: "compositor run" on the compositor.toml beside this file.
# Arguments are passed on: ./run.sh ctl screenshot wall.png
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/scripts/packages.sh"
. "$root/scripts/dotnet.sh"

install_packages "${run_packages[@]}"
require_dotnet

app=$root/src/Compositor.Shell/bin/Release/net10.0/compositor
build() {
    echo "Building" >&2
    dotnet build "$root/src/Compositor.Shell" -c Release --nologo -v quiet "-clp:ErrorsOnly;NoSummary" >&2
}
build_when_changed "$root/artifacts/run.stamp" "$root/src" "$root/plugins" "$root"/*.props "$root/global.json" -- build

# A first word that is an option belongs to "run"; so does nothing at all.
if [ $# -eq 0 ] || [[ $1 == -* && $1 != --help && $1 != -h && $1 != -\? && $1 != --version ]]; then
    set -- run "$@"
fi
if [ "$1" = run ] && [[ " $* " != *" --config"* && " $* " != *" --help"* && " $* " != *" -h"* ]]; then
    set -- "$@" --config "$root/compositor.toml"
fi
exec "$app" "$@"
