#!/usr/bin/env bash
# Makes a Wine prefix with a Wine server of its own: wine-apart.sh FOLDER. Its settings are a copy, its drive C is the common prefix's.
# All programs of one Wine server share one clipboard, that of the display of whichever came first: who copies and pastes on another display
# needs another server.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -eq 1 ] || { echo "usage: eng/wine-apart.sh FOLDER" >&2; exit 2; }
[ -n "${PLUGINIM_IS_SET_UP:-}" ] || "$here/setup.sh"
# shellcheck source=eng/wine-env.sh
. "$here/wine-env.sh"

mkdir -p "$1/dosdevices"
cp "$WINEPREFIX"/.pluginim-prefix-* "$WINEPREFIX"/.update-timestamp "$WINEPREFIX"/*.reg "$1"
ln -s "$(realpath "$WINEPREFIX/drive_c")" "$1/dosdevices/c:"
ln -s / "$1/dosdevices/z:"
