#!/usr/bin/env bash
# Installs what the tests need, builds and runs them all. The last line is "N passed, N failed, N skipped".
# ./test.sh NAME... runs only the test projects whose name contains one of the words.
# ./test.sh lab runs what needs monitors and dma-bufs, in a virtual machine that it builds first (docs/LAB.md); nothing else does.
# What follows "lab" goes to its test runner: ./test.sh lab -class '*KmsTests'.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$root"
. scripts/packages.sh
. scripts/dotnet.sh

packages=("${run_packages[@]}" "${test_packages[@]}")
[ "${1:-}" != lab ] || packages+=("${lab_packages[@]}")
install_packages "${packages[@]}"
require_dotnet

build() { dotnet build Compositor.sln --nologo -v quiet "-clp:ErrorsOnly;NoSummary"; }
build_when_changed artifacts/test.stamp src plugins tests ./*.props global.json Compositor.sln compositor.toml config -- build

passed=0 failed=0 skipped=0
note() { printf '\n== %s\n' "$*"; }

# run_tests PROJECT [OPTION...] : runs a test project and adds its counts.
run_tests() {
    local project=$1 name log counts total errors bad skips unasked
    shift
    name=$(basename "$project")
    note "$name"
    log=artifacts/tests/$name.log
    mkdir -p artifacts/tests
    "$project/bin/Debug/net10.0/$name" -noColor "$@" 2>&1 | tee "$log" || true
    counts=$(sed -nE 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/p' "$log" | tail -n 1)
    if [ -z "$counts" ]; then
        echo "$name ended without a result"
        failed=$((failed + 1))
        return
    fi
    # Explicit tests, which make recordings or play a part for others, are not run and not counted.
    read -r total errors bad skips unasked <<<"$counts"
    passed=$((passed + total - bad - skips - unasked)) failed=$((failed + bad + errors)) skipped=$((skipped + skips))
}

if [ "${1:-}" = lab ]; then
    if COMPOSITOR_LAB_IMAGE=$(tests/lab/image.sh) && COMPOSITOR_LAB_PAYLOAD=$(tests/lab/payload.sh); then
        export COMPOSITOR_LAB_IMAGE COMPOSITOR_LAB_PAYLOAD
        run_tests tests/lab/Compositor.Lab.Tests "${@:2}"
    else
        failed=$((failed + 1))
    fi
else
    if [ $# -eq 0 ]; then
        note "format"
        if dotnet format Compositor.sln --verify-no-changes --no-restore; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    fi

    COMPOSITOR_QEMU10=$(tests/qemu10.sh) || echo "QEMU 10 could not be fetched; the tests that need it say so" >&2
    export COMPOSITOR_QEMU10
    tests/debian13.sh >/dev/null || echo "VNC servers of Debian 13 could not be fetched; the tests that need them say so" >&2

    for project in tests/*.Tests; do
        if [ $# -gt 0 ]; then
            wanted=
            for word in "$@"; do [[ $(basename "$project") == *"$word"* ]] && wanted=1; done
            [ -n "$wanted" ] || continue
        fi
        run_tests "$project"
    done
fi

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
