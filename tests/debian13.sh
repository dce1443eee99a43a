#!/usr/bin/env bash
# Prepares VNC servers of Debian 13 for the tests (TigerVNC 1.15, wayvnc 0.9 with weston) and prints the folder with programs that start them. Nothing of the
# system is changed: the packages and all that they need come through a private apt root, and are unpacked, not installed, under
# artifacts/debian13, where they run with a loader and libraries of their own. Does nothing when they are there already.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)/artifacts/debian13"
. "$(dirname "$0")/../scripts/debian-archive.sh"

if [ -x "$root/Xtigervnc" ]; then
    echo "$root"
    exit 0
fi

apt="$root/apt"
mkdir -p "$apt/lists/partial" "$apt/archives/partial"
: > "$apt/status"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_archive) trixie main" > "$apt/sources.list"
options=(
    -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferencesparts=/dev/null
    -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status" -o "Dir::Cache::archives=$apt/archives"
    -o "Dir::Cache::pkgcache=" -o "Dir::Cache::srcpkgcache=" -o APT::Sandbox::User=root
)
{
    apt-get "${options[@]}" update
    apt-get "${options[@]}" install -y --download-only --no-install-recommends tigervnc-standalone-server wayvnc weston
} >&2
rm -rf "$root/root"
mkdir -p "$root/root"
for package in "$apt"/archives/*.deb; do
    dpkg-deb -x "$package" "$root/root"
done
rm -f "$apt"/archives/*.deb

# Programs that these start are the system's again: the libraries are the loader's argument, not in the environment.
libraries="$root/root/usr/lib/$(uname -m)-linux-gnu"
start() {
    cat > "$root/$1" <<END
#!/bin/sh
# Written by tests/debian13.sh.
$2exec "$libraries/"ld-linux-*.so.* --library-path "$libraries:$libraries/weston:$libraries/libweston-14" "$root/root/usr/bin/$1" "\$@"
END
    chmod +x "$root/$1"
}
start wayvnc ""
start weston "export WESTON_MODULE_MAP="$(printf '"%s"' "$(cd "$libraries" && for module in weston/*.so libweston-14/*.so; do printf '%s=%s/%s;' "$(basename "$module")" "$libraries" "$module"; done)")"
"
start Xtigervnc ""
"$root/Xtigervnc" -version >&2
echo "$root"
