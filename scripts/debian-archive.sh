# Sourced: where this machine gets Debian packages from.

# debian_archive: prints the archive of this machine's own apt configuration, or the public one.
debian_archive() {
    local found
    found=$(sed -nE 's/^(URIs:|deb( \[[^]]*\])?) *(https?:[^ ]*debian)\/? *.*/\3/p' \
        /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1 || true)
    printf '%s\n' "${found:-http://deb.debian.org/debian}"
}
