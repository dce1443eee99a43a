#!/usr/bin/env bash
# Becomes the QEMU of the lab: no acceleration needed, two monitors, keyboard, tablet, mouse.
#
#   tests/lab/qemu.sh IMAGE RUN SHARE [QEMU ARGUMENT...]
#
#   IMAGE   what image.sh printed
#   RUN     a folder for its sockets: qmp.sock, commands.sock (LAB_CONSOLE unset: and console.log)
#   SHARE   the folder that is /host inside
#
#   LAB_APPEND   more words for the kernel's command line
#   LAB_CONSOLE  "stdio": the guest's console is this terminal; Ctrl+A x ends QEMU
set -euo pipefail
image=$1 run=$2 share=$3
shift 3
dotnet=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
console=(-serial "file:$run/console.log")
[ "${LAB_CONSOLE:-}" != stdio ] || console=(-serial mon:stdio)

# Without a display of its own QEMU says that only the first monitor is plugged in; the kernel is told that the second one is, too.
append="console=ttyS0 quiet loglevel=4 mitigations=off panic=-1 tsc=reliable nokaslr video=Virtual-2:1024x768e ${LAB_APPEND:-}"
# Not AVX2: the emulation of its gathers in QEMU 7.2 reads astray, and llvmpipe dies of it.
exec qemu-system-x86_64 -name compositor-lab -M q35,vmport=off -accel tcg,thread=multi,tb-size=512 -cpu max,-avx2 -smp 2 -m 3G \
    -nodefaults -no-user-config -no-reboot -display none -vga none \
    -kernel "$image/vmlinuz" -initrd "$image/initrd.cpio" -append "$append" \
    -device virtio-gpu-pci,id=gpu,max_outputs=2,xres=1280,yres=800 \
    -device virtio-keyboard-pci -device virtio-tablet-pci -device virtio-mouse-pci \
    -drive "if=none,id=root,file=$image/root.erofs,format=raw,readonly=on,cache=writeback" -device virtio-blk-pci,drive=root \
    -virtfs "local,path=$share,mount_tag=host,security_model=none,id=host,multidevs=remap" \
    -virtfs "local,path=$dotnet,mount_tag=dotnet,security_model=none,id=dotnet,readonly=on,multidevs=remap" \
    -device virtio-serial-pci -chardev "socket,id=commands,path=$run/commands.sock,server=on,wait=off" \
    -device virtserialport,chardev=commands,name=lab.commands \
    -qmp "unix:$run/qmp.sock,server=on,wait=off" "${console[@]}" "$@"
