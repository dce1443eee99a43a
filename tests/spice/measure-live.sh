#!/usr/bin/env bash
# Measures what a desktop that moves costs its viewers: this compositor, without and with a window, and the viewers of spice-gtk. Each gets an
# Xspice of its own and the same work. Prints the tables of docs/PERFORMANCE.md; some minutes, on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. scripts/packages.sh
. scripts/dotnet.sh
install_packages "${run_packages[@]}" "${test_packages[@]}" virt-viewer spice-client-gtk x11-xserver-utils
require_dotnet
for project in src/Compositor.Shell tests/spice/Oracle; do
    dotnet build -c Release "$project" --nologo -v quiet "-clp:ErrorsOnly;NoSummary" >&2
done
compositor=$PWD/src/Compositor.Shell/bin/Release/net10.0/compositor
oracle=$PWD/tests/spice/Oracle/bin/Release/net10.0/spice-oracle
seconds=${1:-20}
rounds=${2:-3}

folder=$(mktemp -d)
started=()
end() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
    started=()
}
trap 'end; rm -rf "$folder"' EXIT
mkfifo "$folder/input"
exec 9<>"$folder/input" # never ends, as some viewers end with it
export HOME=$folder XDG_CONFIG_HOME=$folder NO_AT_BRIDGE=1 GSETTINGS_BACKEND=memory
unset WAYLAND_DISPLAY DISPLAY

# start NAME COMMAND... : in the background; its id is in $pid.
start() {
    local name=$1
    shift
    "$@" >"$folder/$name.out" 2>&1 <&9 &
    pid=$!
    started+=("$pid")
}

# start_x NAME PROGRAM OPTION... : an X server on a display of its own choice, which is in $display.
start_x() {
    local name=$1
    shift
    rm -f "$folder/$name.display"
    start "$name" sh -c 'exec "$@" -displayfd 3 3>"$0"' "$folder/$name.display" "$@"
    for _ in $(seq 300); do
        [ ! -s "$folder/$name.display" ] || break
        sleep 0.1
    done
    display=:$(cat "$folder/$name.display")
}

start_guest() {
    port=$((20000 + RANDOM % 10000))
    # Without the three sizes the driver crashes at its start.
    cat >"$folder/xorg.conf" <<CONF
Section "Device"
    Identifier "XSPICE"
    Driver "spiceqxl"
    Option "SpicePort" "$port"
    Option "SpiceAddr" "127.0.0.1"
    Option "SpiceDisableTicketing" "False"
    Option "SpicePassword" "secret"
    Option "NumHeads" "1"
    Option "SurfaceBufferSize" "128"
    Option "CommandBufferSize" "128"
    Option "FrameBufferSize" "32"
EndSection
Section "InputDevice"
    Identifier "POINTER"
    Driver "xspice pointer"
EndSection
Section "InputDevice"
    Identifier "KEYBOARD"
    Driver "xspice keyboard"
EndSection
Section "Monitor"
    Identifier "MONITOR"
EndSection
Section "Screen"
    Identifier "SCREEN"
    Monitor "MONITOR"
    Device "XSPICE"
    DefaultDepth 24
EndSection
Section "ServerLayout"
    Identifier "LAYOUT"
    Screen "SCREEN"
    InputDevice "KEYBOARD"
    InputDevice "POINTER"
EndSection
Section "ServerFlags"
    Option "AutoAddDevices" "False"
EndSection
CONF
    start_x guest Xorg -config "$folder/xorg.conf" -logfile "$folder/xorg.log" -noreset -nolisten tcp -sharevts -novtswitch
    guest=$display
    DISPLAY=$guest xsetroot -solid '#2a7f3d'
    size=$(DISPLAY=$guest xdotool getdisplaygeometry | tr ' ' x)
}

# What people look at for $seconds: a picture that moves, text that runs, and shapes.
work() {
    DISPLAY=$guest timeout "$seconds" animate -delay 4 -loop 0 -geometry +0+0 "$folder"/frame-*.png >/dev/null 2>&1 &
    local moving=$!
    DISPLAY=$guest timeout "$seconds" xterm -geometry 80x24+300+300 -e sh -c \
        'i=0; while :; do seq $i $((i + 20)); i=$((i + 1)); sleep 0.05; done' >/dev/null 2>&1 &
    local running=$!
    for _ in 1 2 3; do
        sleep 2
        DISPLAY=$guest x11perf -repeat 1 -reps 500 -rect100 -line100 -copywinwin100 -putimage100 -ftext >/dev/null 2>&1
    done
    wait "$moving" "$running" || true
}

# Hundredths of a second of processor time.
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }

# wait_for_picture DISPLAY : until the guest's colour is on a screen.
wait_for_picture() {
    for _ in $(seq 400); do
        if xwd -silent -display "$1" -root 2>/dev/null | LC_ALL=C grep -caP '(\x3d\x7f\x2a.?){64}' >/dev/null; then return; fi
        sleep 0.01
    done
    cat "$folder/viewer.out" >&2
    echo "no picture came" >&2
    return 1
}

# measure NAME : a viewer by its name; one line of the table.
measure() {
    local name=$1 screen='' screen_pid='' viewer begun first='' before screen_before=0 after
    start_guest
    if [[ $name != *headless* ]]; then
        start_x screen Xvfb -screen 0 1280x1024x24 -nolisten tcp
        screen=$display
        screen_pid=$pid
        export DISPLAY=$screen
    fi
    begun=$(date +%s%N)
    case $name in
        compositor*)
            cat >"$folder/live.toml" <<CONF
[shell]
labels = false
[[source]]
name = "guest"
kind = "spice"
address = "spice://127.0.0.1:$port"
password = "secret"
CONF
            local output=sdl
            [ -n "$screen" ] || output=headless
            start viewer "$compositor" run --config "$folder/live.toml" --socket "$folder/control.sock" --output "$output" --size "$size"
            ;;
        spice-glib*) start viewer "$oracle" "spice://127.0.0.1?port=$port" secret ;;
        spicy) start viewer spicy -h 127.0.0.1 -p "$port" -w secret ;;
        remote-viewer)
            printf '[virt-viewer]\ntype=spice\nhost=127.0.0.1\nport=%s\npassword=secret\n' "$port" >"$folder/guest.vv"
            start viewer remote-viewer "$folder/guest.vv"
            ;;
    esac
    viewer=$pid
    if [ -n "$screen" ]; then
        wait_for_picture "$screen"
        first=$((($(date +%s%N) - begun) / 1000000))
    fi
    unset DISPLAY
    # Once before it counts: some viewers are compiled while they run.
    seconds=8 work
    sleep 2
    before=$(ticks "$viewer")
    [ -z "$screen" ] || screen_before=$(ticks "$screen_pid")
    work
    sleep 1
    after=$(ticks "$viewer")
    echo "$name|$((after - before))|$([ -z "$screen" ] || echo $(($(ticks "$screen_pid") - screen_before)))|$first" | tee -a "$folder/measured" >&2
    end
}

convert -size 640x480 plasma:tomato-steelblue -blur 0x2 -depth 8 "$folder/base.png"
for i in $(seq 10 39); do convert "$folder/base.png" -roll "+$((i * 8))+0" "$folder/frame-$i.png"; done
viewers=("compositor, headless" "spice-glib, headless" "compositor, window" spicy remote-viewer)

for _ in $(seq "$rounds"); do
    for name in "${viewers[@]}"; do measure "$name"; done
done

# median NAME COLUMN : of the rounds.
median() { grep -F "$1|" "$folder/measured" | cut -d'|' -f"$2" | sort -n | sed -n "$(((rounds + 1) / 2))p"; }

echo "| viewer, $size for $seconds s | CPU s | of its X server | from start to picture ms |"
echo "|---|---|---|---|"
for name in "${viewers[@]}"; do
    x=$(median "$name" 3)
    echo "| $name | $(awk "BEGIN { print $(median "$name" 2) / 100 }") | ${x:+$(awk "BEGIN { print $x / 100 }")} | $(median "$name" 4) |"
done
