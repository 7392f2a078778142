#!/usr/bin/env bash
# Two agents' desktops and a SIP switch. With a display they are yours to use; without one the script brings a display of its own and
# plays a whole conversation with real mouse and keys. Every start has its own ports and data, so several may run at once.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)

case ${1:-} in
    "") ;;
    --headless) unset DISPLAY ;;
    *) echo "usage: eng/demo.sh [--headless]   (--headless: play the walk-through although there is a display)" >&2; exit 2 ;;
esac

"$here/setup.sh"
# shellcheck source=eng/wine-env.sh
. "$here/wine-env.sh"

build() {
    local log
    log=$(mktemp)
    if ! dotnet build "$1" --nologo -v q >"$log" 2>&1; then
        cat "$log" >&2
        echo "demo: $1 does not build" >&2
        exit 1
    fi
    rm -f "$log"
}

if [ -z "${DISPLAY:-}" ] || ! xdotool getdisplaygeometry >/dev/null 2>&1; then
    echo "demo: no display here; building, then playing the walk-through on one of its own"
    build "$root/tests/PluginIm.EndToEnd.Tests"
    pictures="$root/artifacts/pictures/demo-$(date +%Y%m%d-%H%M%S)-$$"
    mkdir -p "$pictures"
    outcome=0
    PLUGINIM_PICTURES=$pictures "$root/artifacts/bin/PluginIm.EndToEnd.Tests/debug/PluginIm.EndToEnd.Tests" \
        --filter "FullyQualifiedName~WalkthroughTests" --no-progress --no-ansi >"$pictures/output.txt" 2>&1 || outcome=$?
    [ ! -f "$pictures/walkthrough/transcripts.txt" ] || cat "$pictures/walkthrough/transcripts.txt"
    if [ "$outcome" -eq 0 ]; then
        echo "demo: every step was seen"
    else
        cat "$pictures/output.txt" >&2
        echo "demo: not every step was seen (exit code $outcome)" >&2
    fi
    echo "demo: pictures of each step: $pictures/walkthrough"
    exit "$outcome"
fi

echo "demo: building"
build "$root/samples/SipSwitch"
build "$root/samples/SampleShell"
folder=$(mktemp -d "${TMPDIR:-/tmp}/pluginim-demo-XXXXXX")
processes=()
finish() {
    trap - EXIT
    # A negative number is a whole process group: each part was started in its own.
    for process in "${processes[@]}"; do kill -- "-$process" 2>/dev/null || true; done
    echo "demo: logs are in $folder"
}
trap finish EXIT
trap 'exit 130' INT TERM
set -m

dotnet "$root/artifacts/bin/SipSwitch/debug/SipSwitch.dll" --listen tcp:127.0.0.1:0 --domain im.test \
    --users "$root/samples/SipSwitch/demo-users.txt" --points "$root/samples/SipSwitch/demo-points.txt" --log "$folder/switch.log" >"$folder/switch.out" 2>&1 &
processes+=($!)
address=
for _ in $(seq 100); do
    address=$(sed -n 's/.*listening on \(tcp:[0-9.:]*\).*/\1/p' "$folder/switch.out" | head -n 1)
    [ -z "$address" ] || break
    kill -0 "${processes[0]}" 2>/dev/null || break
    sleep 0.1
done
if [ -z "$address" ]; then
    cat "$folder/switch.out" >&2
    echo "demo: the switch did not start" >&2
    exit 1
fi

read -r width height < <(xdotool getdisplaygeometry)
half=$((width / 2))
# The interaction window comes up below the main window: beside each other stay Kate and Amy.
tall=$((height * 42 / 100))
[ "$tall" -ge 420 ] || tall=420
desktop() { # logon, left edge
    wine "$root/artifacts/bin/SampleShell/debug_win-x64/SampleShell.exe" --logon "$1" --switch "$address" --data "Z:$folder/data" \
        --log "Z:$folder/log-$1" --bounds "$2,0,$half,$tall" >"$folder/$1.out" 2>&1 &
    processes+=($!)
}
desktop kmilburn 0
kate=$!
desktop amiller "$half"
amy=$!
echo "demo: Kate's and Amy's desktops are coming up, with the switch at $address; close both windows or press Ctrl+C to end"
wait "$kate" "$amy" || true
