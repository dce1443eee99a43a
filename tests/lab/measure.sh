#!/usr/bin/env bash
# Measures in the lab what docs/PERFORMANCE.md says of it: a few minutes, on a machine that does nothing else. Leaves artifacts/lab/measured-*.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. scripts/packages.sh
. scripts/dotnet.sh
install_packages "${run_packages[@]}" "${test_packages[@]}" "${lab_packages[@]}"
require_dotnet
dotnet build tests/lab/Compositor.Lab.Tests --nologo -v quiet "-clp:ErrorsOnly;NoSummary"
COMPOSITOR_LAB_IMAGE=$(tests/lab/image.sh)
COMPOSITOR_LAB_PAYLOAD=$(tests/lab/payload.sh)
export COMPOSITOR_LAB_IMAGE COMPOSITOR_LAB_PAYLOAD
tests/lab/Compositor.Lab.Tests/bin/Debug/net10.0/Compositor.Lab.Tests -noColor -explicit only -showliveoutput "$@"
