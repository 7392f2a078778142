#!/usr/bin/env bash
# Writes what is made from code: docs/options.md, docs/manifest.md, the options in module-manifest.schema.json, the log's lines in docs/operations.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/PluginIm.Contracts.Tests --nologo -v q
dotnet build tests/PluginIm.Architecture.Tests --nologo -v q
write() { # project, test
    PLUGINIM_WRITE_PAGES=1 "artifacts/bin/$1/debug/$1" --filter "FullyQualifiedName~$2" --progress off >/dev/null
}
# The schema first: the manifest's page is made from it.
write PluginIm.Contracts.Tests PagesTests.Schema
write PluginIm.Contracts.Tests PagesTests.Page
write PluginIm.Architecture.Tests LogLineTests.Page
