#!/usr/bin/env bash
# Builds everything and passes every test: test.sh [PROJECT...]. The net10.0 tests run as programs of this system, those with windows under
# Wine on a display of the script's own. The last line is `N passed, N failed, N skipped`.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)
cd "$root"

"$here/setup.sh"
# shellcheck source=eng/wine-env.sh
. "$here/wine-env.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/pluginim-test-XXXXXX")
helpers=()
finish() {
    trap - EXIT
    for helper in "${helpers[@]}"; do kill "$helper" 2>/dev/null || true; done
    wineserver -k 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

started=$SECONDS
if ! dotnet build PluginIm.sln --nologo -v q >"$work/build.txt" 2>&1; then
    cat "$work/build.txt"
    echo "test: the build failed" >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
fi
if grep -q 'warning [A-Z]' "$work/build.txt"; then
    grep 'warning [A-Z]' "$work/build.txt" | sort -u
    echo "test: the build has warnings" >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
fi
printf '%-45s %4d s\n' "build" $((SECONDS - started))

display() { # starts a display with a window manager; sets DISPLAY
    Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
    helpers+=($!)
    for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
    [ -s "$work/display" ] || { echo "test: Xvfb did not start" >&2; exit 1; }
    DISPLAY=":$(cat "$work/display")"
    export DISPLAY
    openbox --sm-disable >/dev/null 2>&1 &
    helpers+=($!)
}

passed=0 failed=0 skipped=0
run() { # project
    local name=$1 begin=$SECONDS outcome=0 log="$work/$1.txt"
    local linux="artifacts/bin/$name/debug/$name" windows="artifacts/bin/$name/debug_win-x64/$name.exe"
    local options=(--no-progress --no-ansi --results-directory "$root/artifacts/test-results/$name")
    if [ -f "$windows" ]; then
        [ -n "${own_display:-}" ] || { display; own_display=$DISPLAY; }
        DISPLAY=$own_display timeout -k 10 600 wine "$windows" --no-progress --no-ansi >"$log" 2>&1 </dev/null || outcome=$?
    else
        timeout -k 10 900 "$linux" "${options[@]}" >"$log" 2>&1 </dev/null || outcome=$?
    fi

    # The runner's summary: `  total: N`, `  failed: N`, `  succeeded: N`, `  skipped: N`.
    count() { tr -d '\r' <"$log" | sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" | tail -n 1; }
    local p f s
    p=$(count succeeded) f=$(count failed) s=$(count skipped)
    if [ "$outcome" -eq 124 ] || [ "$outcome" -eq 137 ]; then
        echo "test: $name was ended after its time was up" >>"$log"
    elif [ -z "$p$f$s" ] || [ $((${p:-0} + ${f:-0} + ${s:-0})) -eq 0 ]; then
        echo "test: $name ran no test (exit code $outcome)" >>"$log"
        outcome=1
    fi
    if [ "$outcome" -ne 0 ]; then
        cat "$log"
        [ "${f:-0}" -gt 0 ] || f=1
    fi
    passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${s:-0}))
    printf '%-45s %4d s  %s passed, %s failed, %s skipped\n' "$name" $((SECONDS - begin)) "${p:-0}" "${f:-0}" "${s:-0}"
}

# Plain programs first, then those with windows, then end to end: the quick answer comes first.
mapfile -t projects < <(grep -o '[A-Za-z.]*\.Tests\.csproj' PluginIm.sln | sed s/.csproj$// | sort | awk '{ print /EndToEnd/ ? 1 : 0, $0 }' | sort | cut -d" " -f2)
plain=() windowed=() last=()
for project in "${projects[@]}"; do
    if [ $# -gt 0 ]; then
        wanted=
        for name in "$@"; do case $project in *"$name"*) wanted=yes ;; esac; done
        [ -n "$wanted" ] || continue
    fi
    if [ "${project#*EndToEnd}" != "$project" ]; then last+=("$project")
    elif [ -f "artifacts/bin/$project/debug_win-x64/$project.exe" ]; then windowed+=("$project")
    else plain+=("$project"); fi
done
[ $((${#plain[@]} + ${#windowed[@]} + ${#last[@]})) -gt 0 ] || { echo "test: no test project is named like: $*" >&2; exit 2; }
for project in "${plain[@]}" "${windowed[@]}" "${last[@]}"; do run "$project"; done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
