#!/usr/bin/env bash
# Installs what building, testing and the demo need on Debian, and makes the Wine prefix. Does nothing where all is there.
# The scripts that start programs under Wine run it first, unless PLUGINIM_IS_SET_UP says that whoever starts them has.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)
# shellcheck source=eng/wine-env.sh
. "$here/wine-env.sh"

die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# Runs a step silently; where it fails, shows all that it printed and ends with the message.
step() { # message when it fails, command...
    local message=$1 output
    shift
    if ! output=$("$@" 2>&1 </dev/null); then
        [ -z "$output" ] || printf '%s\n' "$output" >&2
        die "$message"
    fi
}

command -v dotnet >/dev/null || die "the .NET 10 SDK is missing: 'dotnet' is not on the PATH (https://dotnet.microsoft.com/download)"

# Fonts come before the first start of Wine: WPF ends without a usable Arial. libxml2, which comes along, brings the ICU library of the SDK.
packages=(ca-certificates wine wine64 xvfb xauth openbox libxml2 xdotool xclip imagemagick
    fonts-liberation fonts-dejavu-core fonts-symbola fonts-wine
    kamailio kamailio-tls-modules kamailio-presence-modules kamailio-sqlite-modules sip-tester sipsak baresip-core linphone-cli openssl sqlite3)
stamp=$WINEPREFIX/.pluginim-prefix-3

missing() { # prints the packages that are not installed
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null | sed -n 's/^installed //p' || true)
    printf '%s\n' "${packages[@]}" | grep -vxF -e "${installed:-none}" || true
}

install() { # package...
    local as_root=()
    command -v apt-get >/dev/null || die "this is not Debian: install what these Debian packages hold: $*"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "these Debian packages are missing; as root: apt-get install $*"
        as_root=(sudo)
    fi
    echo "setup: installing $*"
    step "apt-get could not read the lists of packages" "${as_root[@]}" apt-get update
    step "apt-get could not install: $*" without_services "${as_root[@]}" \
        env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 "$@"
}

# The tests start a Kamailio of their own: the package's service is not to run on this machine. Where a policy stands already, it decides.
without_services() { # command...
    local policy=/usr/sbin/policy-rc.d as_root=() outcome=0
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    if [ -e "$policy" ]; then
        "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
    "$@" || outcome=$?
    "${as_root[@]}" rm -f "$policy"
    return $outcome
}

make_prefix() {
    echo "setup: making the Wine prefix $WINEPREFIX"
    # Wine's own .NET and browser are not used; without this it asks, in a window, whether to fetch them.
    step "Wine could not make its prefix $WINEPREFIX" env WINEDLLOVERRIDES=mscoree,mshtml= wineboot -i
    step "Wine could not take eng/wine-prefix.reg into $WINEPREFIX" wine regedit "$here/wine-prefix.reg"
    touch "$stamp"
}

mapfile -t lacking < <(missing)
if [ ${#lacking[@]} -gt 0 ] || [ ! -f "$stamp" ]; then
    # Two programs that start together set up once: the second waits here and finds everything done.
    mkdir -p "$(dirname "$WINEPREFIX")"
    exec 9>"$WINEPREFIX.lock"
    flock 9
    mapfile -t lacking < <(missing)
    [ ${#lacking[@]} -eq 0 ] || install "${lacking[@]}" 9>&-
    [ -f "$stamp" ] || make_prefix 9>&-
    exec 9>&-
fi

if ! sdk=$(cd "$root" && dotnet --version 2>&1); then
    printf '%s\n' "$sdk" >&2
    die "'dotnet' does not run, or is not the .NET 10 SDK that global.json asks for"
fi
