#!/usr/bin/env bash
# Runs simulated worlds on all processors: simulate.sh [SEEDS [FIRST]], 10,000 from the first one where nothing is said. Each world that ends badly
# is told with its schedule; tests/PluginIm.Simulation.Tests/SeedTests.cs says how to run it alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seeds=${1:-10000} first=${2:-1}
program=artifacts/bin/PluginIm.Simulation.Tests/release/PluginIm.Simulation.Tests

dotnet build tests/PluginIm.Simulation.Tests --configuration Release --nologo -v q
work=$(mktemp -d "${TMPDIR:-/tmp}/pluginim-simulate-XXXXXX")
running=()
finish() {
    trap - EXIT
    if [ ${#running[@]} -gt 0 ]; then kill "${running[@]}" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

processors=$(nproc)
share=$(((seeds + processors - 1) / processors))
for ((i = 0; i < processors; i++)); do
    count=$((seeds - i * share < share ? seeds - i * share : share))
    if [ "$count" -le 0 ]; then break; fi
    "$program" --progress off --no-ansi --filter 'FullyQualifiedName~SeedTests' \
        --test-parameter "seeds=$count" --test-parameter "first=$((first + i * share))" >"$work/$i.txt" 2>&1 &
    running+=($!)
done

outcome=0
for i in "${!running[@]}"; do
    if ! wait "${running[$i]}"; then
        outcome=1
        cat "$work/$i.txt"
    fi
done
running=()
if [ "$outcome" -eq 0 ]; then echo "$seeds worlds ended well"; fi
exit "$outcome"
