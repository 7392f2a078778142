#!/usr/bin/env bash
# Starts a Windows program of this repository under Wine, on the display that is there: run-under-wine.sh PROGRAM.exe [argument...]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ -n "${PLUGINIM_IS_SET_UP:-}" ] || "$here/setup.sh"
# shellcheck source=eng/wine-env.sh
. "$here/wine-env.sh"
exec wine "$@"
