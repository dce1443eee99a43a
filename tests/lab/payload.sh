#!/usr/bin/env bash
# Publishes what the lab tests, compiled ahead of time so that it starts quickly on a machine without acceleration, and prints its folder:
# artifacts/lab/share/payload-HASH, which is /host/payload-HASH in the lab. The name is a hash of the content, for the lab reads a file of
# one name once. Does nothing when no source has changed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
. scripts/dotnet.sh
require_dotnet

lab=$PWD/artifacts/lab
publish_native() { # PROJECT PROGRAM
    dotnet publish "tests/lab/$1" -c Release -r linux-x64 -p:PublishAot=true \
        --artifacts-path "$lab/build" -o "$lab/publish-native" --nologo -v quiet "-clp:ErrorsOnly;NoSummary" >&2
    mv "$lab/publish-native/$2" "$lab/publish/"
    rm -rf "$lab/publish-native"
}
publish() {
    rm -rf "$lab/publish"
    # Objects of its own: a restore for one platform would have the next plain build restore again.
    dotnet publish src/Compositor.Shell -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true \
        --artifacts-path "$lab/build" -o "$lab/publish" --nologo -v quiet "-clp:ErrorsOnly;NoSummary" >&2
    dotnet publish tests/gpu/GpuCheck -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true \
        --artifacts-path "$lab/build" -o "$lab/publish" --nologo -v quiet "-clp:ErrorsOnly;NoSummary" >&2
    # Native: each command to an inner machine is a process of its own, and each producer that is killed is another one.
    publish_native VirglDriver virgl-driver
    publish_native Producer producer
    find "$lab/publish" \( -name '*.pdb' -o -name '*.xml' \) -delete
    gcc -O2 -Wall -Wextra -Werror -shared -fPIC -o "$lab/publish/libforeign-dmabuf.so" tests/lab/shim/foreign-dmabuf.c -ldl
    local hash
    hash=$(cd "$lab/publish" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16)
    mkdir -p "$lab/share"
    rm -rf "$lab"/share/payload-*
    mv "$lab/publish" "$lab/share/payload-$hash"
}
build_when_changed artifacts/lab/payload.stamp src plugins ./*.props global.json tests/lab/payload.sh tests/lab/VirglDriver tests/lab/Producer \
    tests/Compositor.Virgil.Tests/Peers tests/lab/shim tests/gpu tests/Benchmarks -- publish
echo "$lab"/share/payload-*
