#!/usr/bin/env bash
# Becomes the QEMU of the lab: no acceleration needed, two sockets for monitors, keyboard, tablet, mouse.
# A VNC viewer on headN.sock looks at a monitor. The second one is plugged in by a viewer that asks for a size (MonitorPlug.cs),
# or, for good, by "video=Virtual-2:1024x768e" for the kernel.
#
#   tests/lab/qemu.sh IMAGE RUN SHARE [QEMU ARGUMENT...]
#
#   IMAGE   what image.sh printed
#   RUN     a folder for its sockets: qmp.sock, commands.sock, head0.sock, head1.sock (LAB_CONSOLE unset: and console.log)
#   SHARE   the folder that is /host inside
#
#   LAB_APPEND   more words for the kernel's command line
#   LAB_CONSOLE  the file that gets the guest's console; or "stdio": the guest's console is this terminal; Ctrl+A x ends QEMU
set -euo pipefail
image=$1 run=$2 share=$3
shift 3
dotnet=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
console=(-serial "file:${LAB_CONSOLE:-$run/console.log}")
[ "${LAB_CONSOLE:-}" != stdio ] || console=(-serial mon:stdio)

append="console=ttyS0 quiet loglevel=4 mitigations=off panic=-1 tsc=reliable nokaslr ${LAB_APPEND:-}"
# Not AVX2: the emulation of its gathers in QEMU 7.2 reads astray, and llvmpipe dies of it.
exec qemu-system-x86_64 -name compositor-lab -M q35,vmport=off -accel tcg,thread=multi,tb-size=512 -cpu max,-avx2 -smp 2 -m 3G \
    -nodefaults -no-user-config -no-reboot -vga none \
    -kernel "$image/vmlinuz" -initrd "$image/initrd.cpio" -append "$append" \
    -device virtio-gpu-pci,id=gpu,max_outputs=2,xres=1280,yres=800 \
    -device virtio-keyboard-pci -device virtio-tablet-pci -device virtio-mouse-pci -device qemu-xhci \
    -drive "if=none,id=root,file=$image/root.erofs,format=raw,readonly=on,cache=writeback" -device virtio-blk-pci,drive=root \
    -virtfs "local,path=$share,mount_tag=host,security_model=none,id=host,multidevs=remap" \
    -virtfs "local,path=$dotnet,mount_tag=dotnet,security_model=none,id=dotnet,readonly=on,multidevs=remap" \
    -device virtio-serial-pci -chardev "socket,id=commands,path=$run/commands.sock,server=on,wait=off" \
    -device virtserialport,chardev=commands,name=lab.commands \
    -vnc "unix:$run/head0.sock,id=head0,display=gpu,head=0" -vnc "unix:$run/head1.sock,id=head1,display=gpu,head=1" \
    -qmp "unix:$run/qmp.sock,server=on,wait=off" "${console[@]}" "$@"
