#!/usr/bin/env bash
# Writes the public signatures of Compositor.Contracts into its lock file, from what the analyzer reports.
# Run it after a deliberate change of the contract; the diff of the lock file is what a reviewer reads.
set -euo pipefail
cd "$(dirname "$0")/../src/Compositor.Contracts"
printf '#nullable enable\n' > PublicAPI.Unshipped.txt
printf '#nullable enable\n' > PublicAPI.Shipped.txt
{ dotnet build -p:WarnAsError= 2>&1 || true; } \
  | sed -nE "s/.*RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/p" \
  | LC_ALL=C sort -u >> PublicAPI.Shipped.txt
dotnet build --nologo -v q
wc -l PublicAPI.Shipped.txt
