#!/usr/bin/env bash
# Builds the lab's image, once: root.erofs, initrd.cpio and vmlinuz of a Debian 13, kept outside the checkout in a folder whose name is a
# hash of everything it is made of. Prints that folder; when it is there already, nothing else, and at once.
#
#   COMPOSITOR_LAB_CACHE    where images are kept (default: ~/.cache/compositor-lab)
#   DEBIAN_MIRROR           where packages come from (default: this machine's own archive)
#
# Needs root, and the packages of lab_packages in scripts/packages.sh. Takes about three minutes and 2 GB below $TMPDIR.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/debian-archive.sh"

cache=${COMPOSITOR_LAB_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/compositor-lab}
inputs=("$here/image.sh" "$here/image/packages" "$here/image/modules" "$here/image/initramfs-init" "$here/image/lab-init")
image=$cache/$(cat "${inputs[@]}" | sha256sum | cut -c 1-16)
if [ -e "$image/complete" ]; then
    touch -c "$image/complete" 2>/dev/null || true
    echo "$image"
    exit 0
fi

note() { printf 'lab image: %s\n' "$*" >&2; }
refuse() {
    note "$*"
    exit 1
}

[ "$(id -u)" -eq 0 ] || refuse "building it needs root, for owners and device nodes of a Debian root: sudo tests/lab/image.sh, or lend a built one by COMPOSITOR_LAB_CACHE"
missing=()
for tool in mmdebstrap mkfs.erofs depmod modprobe cpio xz dpkg-deb; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
[ ${#missing[@]} -eq 0 ] || refuse "these programs are missing: ${missing[*]}; ./test.sh lab installs them"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -e "$keys" ] || refuse "$keys is missing: apt install debian-archive-keyring"

mkdir -p "$cache"
work=$(mktemp -d "$cache/building.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT
chmod 755 "$work"
root=$work/root kernel=$work/kernel disk=$work/initramfs
mirror=${DEBIAN_MIRROR:-$(debian_archive)}

list() { sed -E 's/#.*//; /^ *$/d; s/ +$//' "$here/image/$1"; }

note "into $image; packages (1 of 4)"
proxy=
eval "$(apt-config shell proxy Acquire::http::Proxy)"
mkdir "$kernel"
# The kernel is only fetched, not installed: it would bring an initial ram disk that nobody wants. apt, asked with the new root's
# configuration, knows which is the current one.
cat >"$work/fetch-kernel" <<'SCRIPT'
#!/bin/sh
set -e
export APT_CONFIG="$MMDEBSTRAP_APT_CONFIG"
package=$(apt-cache depends linux-image-amd64 | sed -nE 's/^ *Depends: (linux-image-[^ ]+)$/\1/p' | head -n 1)
cd "$LAB_KERNEL"
apt-get download -o APT::Sandbox::User=root "$package"
SCRIPT
chmod 755 "$work/fetch-kernel"
LAB_KERNEL=$kernel mmdebstrap --quiet --mode=root --variant=minbase --include="$(list packages | paste -sd,)" \
    --aptopt='APT::Install-Recommends "false"' ${proxy:+--aptopt="Acquire::http::Proxy \"$proxy\""} \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --customize-hook="$work/fetch-kernel" \
    trixie "$root" "deb [signed-by=$keys] $mirror trixie main" >&2
install -m 755 "$here/image/lab-init" "$root/lab-init"
mkdir -p "$root/host" "$root/usr/share/dotnet"
rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/*

note "kernel (2 of 4)"
dpkg-deb -x "$kernel"/linux-image-*.deb "$kernel"
version=$(basename "$kernel"/usr/lib/modules/* 2>/dev/null || true)
[ "$version" != '*' ] && [ -n "$version" ] || refuse "the kernel's package has no modules where they were"
ln -sfn usr/lib "$kernel/lib"
depmod -b "$kernel" "$version"
cp "$kernel/boot/vmlinuz-$version" "$work/vmlinuz"
echo "$version" >"$work/kernel-version"

note "initial ram disk (3 of 4)"
mkdir -p "$disk/bin" "$disk/modules"
install -m 755 "$here/image/initramfs-init" "$disk/init"
install -m 755 "$root/bin/busybox" "$disk/bin/busybox"
while read -r when module; do
    # "insmod PATH" lines, in the order in which they are to be loaded; "builtin" ones need nothing.
    modprobe -d "$kernel" -S "$version" --show-depends "$module" | while read -r what path _; do
        name=$(basename "${path%.xz}")
        [ "$what" = insmod ] && [ ! -e "$disk/modules/$name" ] || continue
        case $path in *.xz) xz -dc "$path" >"$disk/modules/$name" ;; *) cp "$path" "$disk/modules/$name" ;; esac
        echo "$name" >>"$disk/modules/$when"
    done
done < <(list modules)
(cd "$disk" && find . -print0 | cpio --quiet --null --create --format=newc --owner=0:0) >"$work/initrd.cpio"

note "file system (4 of 4)"
mkfs.erofs --quiet "$work/root.erofs" "$root" >&2
rm -rf --one-file-system "$root" "$kernel" "$disk" "$work/fetch-kernel"
touch "$work/complete"
# Somebody else may have built the same meanwhile; theirs is as good.
mv -T "$work" "$image" 2>/dev/null || [ -e "$image/complete" ]
trap - EXIT
rm -rf --one-file-system "$work"
# Images of before, which no checkout has asked for in two weeks.
find "$cache" -mindepth 2 -maxdepth 2 -name complete -mtime +14 -printf '%h\0' | xargs -0 -r rm -rf --one-file-system
note "$(du -sh "$image" | cut -f 1) in $SECONDS s"
echo "$image"
