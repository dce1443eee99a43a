# Sourced by run.sh and test.sh: finds the .NET SDK and builds when something changed.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

require_dotnet() {
    if ! command -v dotnet >/dev/null; then
        echo "The .NET SDK 10 is needed: https://learn.microsoft.com/dotnet/core/install/linux-debian" >&2
        exit 1
    fi
    # The built programs look for the runtime in the system's places; the SDK may be anywhere.
    export DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
}

# build_when_changed STAMP DIRECTORY... -- COMMAND... : runs the command when a source is newer than the stamp.
build_when_changed() {
    local stamp=$1 roots=()
    shift
    while [ "$1" != -- ]; do roots+=("$1"); shift; done
    shift
    if [ -e "$stamp" ] && [ -z "$(find "${roots[@]}" \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]; then
        return 0
    fi
    mkdir -p "$(dirname "$stamp")"
    touch "$stamp.begun"
    "$@"
    mv "$stamp.begun" "$stamp"
}
