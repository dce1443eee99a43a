#!/usr/bin/env bash
# Prepares a QEMU 10 for the tests and prints the path of a program that starts it. Nothing of the system is changed: on Debian 12 the
# packages come from bookworm-backports through a private apt root, and are unpacked, not installed, under artifacts/qemu10.
# Where the system's own QEMU is 10 or later, a link to that is made instead. Does nothing when it is there already.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)/artifacts/qemu10"
. "$(dirname "$0")/../scripts/debian-archive.sh"
wrapper="$root/qemu-system-x86_64"

if [ -x "$wrapper" ] && "$wrapper" --version >/dev/null 2>&1; then
    echo "$wrapper"
    exit 0
fi

mkdir -p "$root"
installed="$(qemu-system-x86_64 --version 2>/dev/null | sed -nE '1s/.*version ([0-9]+)\..*/\1/p' || true)"
if [ "${installed:-0}" -ge 10 ]; then
    ln -sfn "$(command -v qemu-system-x86_64)" "$wrapper"
    echo "$wrapper"
    exit 0
fi

. /etc/os-release
if [ "${VERSION_CODENAME:-}" != bookworm ]; then
    echo "qemu10.sh: only Debian 12 (bookworm-backports), or a system whose QEMU is 10 or later" >&2
    exit 1
fi

apt="$root/apt"
mkdir -p "$apt/lists/partial" "$apt/archives/partial"
mirror=$(debian_archive)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
{
    echo "deb [signed-by=$keyring] $mirror bookworm-backports main"
    echo "deb [signed-by=$keyring] $mirror bookworm main"
} > "$apt/sources.list"
options=(
    -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$apt/lists" -o "Dir::Cache::archives=$apt/archives"
    -o "Dir::Cache::pkgcache=" -o "Dir::Cache::srcpkgcache=" -o APT::Sandbox::User=root
)
packages=(
    qemu-system-x86/bookworm-backports qemu-system-common/bookworm-backports qemu-system-data/bookworm-backports
    qemu-system-modules-opengl/bookworm-backports seabios/bookworm-backports
    libvirglrenderer1 libvulkan1 libepoxy0 libgbm1 libpixman-1-0 libslirp0 libfdt1 libpmem1 libndctl6 libdaxctl1 librdmacm1 libibverbs1
    libaio1 liburing2 libseccomp2 libusb-1.0-0 libcapstone4 libjpeg62-turbo libpng16-16 libnuma1 libbpf1 libfuse3-3 libsasl2-2 libgnutls30
)
{
    apt-get "${options[@]}" update
    cd "$apt/archives"
    apt-get "${options[@]}" download "${packages[@]}"
} >&2
rm -rf "$root/root"
mkdir -p "$root/root"
for package in "$apt"/archives/*.deb; do
    dpkg-deb -x "$package" "$root/root"
done

libraries="$root/root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo "$(uname -m)-linux-gnu")"
cat > "$wrapper" <<EOF
#!/bin/sh
# Written by tests/qemu10.sh.
export LD_LIBRARY_PATH="$libraries\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
export QEMU_MODULE_DIR="$libraries/qemu"
exec "$root/root/usr/bin/qemu-system-x86_64" -L "$root/root/usr/share/qemu" -L "$root/root/usr/share/seabios" -L /usr/lib/ipxe/qemu "\$@"
EOF
chmod +x "$wrapper"
"$wrapper" --version >&2
echo "$wrapper"
