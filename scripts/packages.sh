# Sourced by run.sh and test.sh: installs the Debian packages that are missing, and says so.
# "a|b" is satisfied by either; "?a" is wanted only where the distribution has it.

run_packages=(
    libsdl2-2.0-0               # windows, monitors, keyboard, mouse
    libegl1 libgles2 libgbm1 libgl1-mesa-dri # OpenGL, with a GPU or without
    libopus0                    # sound of SPICE servers on a network
    libturbojpeg0               # JPEG images of SPICE servers
    fonts-dejavu-core           # labels and placeholders
    qemu-system-x86             # the two virtual machines of compositor.toml ...
    '?qemu-system-modules-opengl' # ... their D-Bus display, where it is a package of its own ...
    memtest86+ grub-rescue-pc   # ... and what they run
    'libssl3t64|libssl3' ca-certificates # restoring packages, for the build
)

test_packages=(
    xvfb xauth xdotool imagemagick # a screen to open windows on, fingers and eyes for it
    dbus-daemon dbus-bin        # VMs on a bus
    qemu-utils
    "?debian-installer-12-netboot-amd64" # a guest with a tablet, on Debian 12
    procps
    libspice-server1            # tests/spice/Server: what a SPICE client is tested against ...
    libspice-client-glib-2.0-8  # ... tests/spice/Oracle: another client, as a witness ...
    '?qemu-system-modules-spice' # ... QEMU's own, where it is a package ...
    '?xserver-xspice' x11-apps xterm # ... and a desktop, with something to draw on it
    websockify                  # VNC behind a web server
    tigervnc-standalone-server  # VNC: a desktop with a server of its own ...
    x11vnc xclip                # ... libvncserver, and who copies and pastes ...
    '?tightvncserver' '?xfonts-base' # ... and the server of 2009
    '?gstreamer1.0-tools'       # gst-launch-1.0, which makes frames
    '?gstreamer1.0-plugins-base' '?gstreamer1.0-plugins-good' '?gstreamer1.0-plugins-bad' # video of SPICE servers, decoded ...
    '?gstreamer1.0-libav' '?gstreamer1.0-plugins-ugly' # ... and encoded
    '?gstreamer1.0-tools' '?python3-gi' '?gir1.2-gst-rtsp-server-1.0' '?gstreamer1.0-rtsp' '?glib-networking' openssl # senders of video streams
)

lab_packages=(
    mmdebstrap erofs-utils cpio kmod xz-utils debian-archive-keyring # tests/lab/image.sh: a Debian 13 in a file
    qemu-system-x86             # the machine that it boots
    gcc libc6-dev               # tests/lab/shim
    util-linux                  # setpriv: the machine ends with the tests
)

package_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Prints which alternative of a list entry is missing; nothing when one is there.
package_missing() {
    local entry=${1#\?} name
    for name in ${entry//|/ }; do
        package_installed "$name" && return
    done
    printf '%s\n' "$1"
}

# install_packages NAME... : one apt-get call for all that are missing, none when nothing is.
install_packages() {
    local entry missing=() wanted=() sudo=()
    for entry in "$@"; do
        [ -z "$(package_missing "$entry")" ] || missing+=("$entry")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "These Debian packages, or what your distribution calls them, are needed: ${missing[*]}" >&2
        return 0
    fi
    if [ "$(id -u)" -ne 0 ]; then
        sudo=(sudo)
    fi
    # Only what is wanted where it exists, and does not exist here: nothing to do, and no password to ask for.
    local needed=
    for entry in "${missing[@]}"; do
        if [[ $entry != \?* ]] || apt-cache show "${entry#\?}" >/dev/null 2>&1; then needed=1; fi
    done
    [ -n "$needed" ] || return 0
    echo "Updating the package lists${sudo:+ (with sudo)}" >&2
    "${sudo[@]}" apt-get update -qq
    for entry in "${missing[@]}"; do
        local name found=
        for name in $(tr '|' ' ' <<<"${entry#\?}"); do
            if apt-cache show "$name" >/dev/null 2>&1; then found=$name; break; fi
        done
        if [ -n "$found" ]; then
            wanted+=("$found")
        elif [[ $entry != \?* ]]; then
            echo "There is no package $entry here; going on without it" >&2
        fi
    done
    [ ${#wanted[@]} -gt 0 ] || return 0
    echo "Installing Debian packages${sudo:+ (with sudo)}: ${wanted[*]}" >&2
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >&2
}
