#!/usr/bin/env bash
# Proves that run.sh, test.sh and .ci/run install everything they need: runs them on a clean clone in a fresh Debian that holds
# nothing but the .NET SDK of this machine. Needs root, debootstrap, git and about 10 GB below $TMPDIR.
#
#   tests/clean-room.sh bookworm [run|test|lab|ci|all]     (default: all, which is run and test)
#   tests/clean-room.sh trixie
#
# Leaves the picture of the wall in artifacts/clean-room/SUITE.png. A set NUGET_PACKAGES_SEED directory is lent as a package
# cache, read-only, to save downloads; without it everything is fetched.
set -euo pipefail
suite=${1:?"say which: bookworm or trixie"}
what=${2:-all}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
room=$(mktemp -d "${TMPDIR:-/tmp}/clean-room-$suite.XXXXXX")
sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
pictures=$root/artifacts/clean-room
mkdir -p "$pictures"

leave() {
    # Whatever still runs in the room was started by it.
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/root" 2>/dev/null)" = "$room" ] && kill -9 "${process#/proc/}" 2>/dev/null || true
    done
    for mount in opt/dotnet dev/shm dev/pts dev proc sys; do umount -l "$room/$mount" 2>/dev/null || true; done
    rm -rf --one-file-system "$room"
}
trap leave EXIT

echo "Installing $suite in $room"
debootstrap --variant=minbase --include=ca-certificates,git "$suite" "$room" "$mirror" >"$pictures/$suite-debootstrap.log"
mount -t proc proc "$room/proc"
mount -t sysfs sys "$room/sys"
mount --bind /dev "$room/dev"
mount -t tmpfs tmpfs "$room/dev/shm"
mkdir -p "$room/opt/dotnet"
mount --bind -o ro "$sdk" "$room/opt/dotnet"
# The way to the outside is this machine's: resolver, certificates, and package sources for security updates.
cp /etc/resolv.conf "$room/etc/resolv.conf"
cp /etc/ssl/certs/ca-certificates.crt "$room/opt/certificates.crt"
git clone --quiet "$root" "$room/root/compositor"

inside() {
    chroot "$room" env -i HOME=/root TERM=dumb LANG=C.UTF-8 \
        PATH=/opt/dotnet:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        SSL_CERT_FILE=/opt/certificates.crt NUGET_CERT_REVOCATION_MODE=offline \
        "$@"
}

if [ "$what" = run ] || [ "$what" = all ]; then
    echo "run.sh"
    inside bash -c '
        set -e
        cd /root/compositor
        ./run.sh --output headless &
        shell=$!
        . scripts/dotnet.sh
        require_dotnet
        for second in $(seq 900); do
            sleep 1
            kill -0 $shell
            ./src/Compositor.Shell/bin/Release/net10.0/compositor ctl sources >/tmp/sources 2>/dev/null || continue
            [ "$(grep -c live /tmp/sources)" -ge 2 ] && break
        done
        sleep 15
        cat /tmp/sources
        ./run.sh ctl screenshot /root/wall.png
        kill -TERM $shell
        wait $shell
    '
    cp "$room/root/wall.png" "$pictures/$suite.png"
    echo "the wall is in artifacts/clean-room/$suite.png"
fi

# tests NAME COMMAND... : runs a command in the clone and keeps what it said.
tests() {
    local name=$1
    shift
    echo "$*"
    inside bash -c 'cd /root/compositor && "$@"' bash "$@" | tee "$pictures/$suite-$name.log"
}

case $what in
    test | all) tests test ./test.sh ;;
    lab) tests lab ./test.sh lab ;;
    ci) tests ci .ci/run ;;
esac
