#!/usr/bin/env bash
# Writes what is made from code: docs/options.md, docs/manifest.md and the options in module-manifest.schema.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/PluginIm.Contracts.Tests --nologo -v q
# The schema first: the manifest's page is made from it.
for part in Schema Page; do
    PLUGINIM_WRITE_PAGES=1 artifacts/bin/PluginIm.Contracts.Tests/debug/PluginIm.Contracts.Tests --filter "FullyQualifiedName~PagesTests.$part" --progress off >/dev/null
done
