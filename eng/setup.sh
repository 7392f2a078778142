#!/usr/bin/env bash
# Installs what building, testing and the demo need on Debian, and makes the Wine prefix. Does nothing where all is there.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=eng/wine-env.sh
. "$here/wine-env.sh"

die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

command -v dotnet >/dev/null || die "the .NET 10 SDK is missing: 'dotnet' is not on the PATH"
sdk=$(cd "$here/.." && dotnet --version 2>/dev/null) || die "the .NET SDK here does not satisfy global.json (10.0.100 or later is needed)"
case $sdk in 10.*) ;; *) die "the .NET 10 SDK is needed; found $sdk" ;; esac

# Fonts come before the first start of Wine: WPF ends without a usable Arial.
packages=(wine wine64 xvfb xauth openbox xdotool imagemagick fonts-liberation fonts-dejavu-core fonts-symbola fonts-wine xclip)
missing=()
for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "setup: installing ${missing[*]}"
    root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "these Debian packages are missing and need root: apt-get install ${missing[*]}"
        root=(sudo)
    fi
    log=$(mktemp)
    if ! { "${root[@]}" apt-get update -qq &&
           "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"; } >"$log" 2>&1; then
        cat "$log" >&2
        die "apt-get could not install: ${missing[*]}"
    fi
    rm -f "$log"
fi

# The stamp's number rises with the prefix's contents. The lock lets two programs that start together make it once.
stamp=$WINEPREFIX/.pluginim-prefix-3
if [ ! -f "$stamp" ]; then
    mkdir -p "$(dirname "$WINEPREFIX")"
    exec 9>"$WINEPREFIX.lock"
    flock 9
fi
if [ ! -f "$stamp" ]; then
    echo "setup: making the Wine prefix $WINEPREFIX"
    log=$(mktemp)
    if ! { wineboot -i && wine regedit "$here/wine-prefix.reg"; } >"$log" 2>&1 9>&-; then
        cat "$log" >&2
        die "Wine could not make its prefix $WINEPREFIX"
    fi
    rm -f "$log"
    touch "$stamp"
fi
