#!/bin/bash
# How many MESSAGEs a second a switch relays by UDP, and what processor time it takes, under the load of sipp.
#   compare.sh sipswitch PROGRAM RATE...     PROGRAM: artifacts/bin/SipSwitch/release/SipSwitch
#   compare.sh kamailio kamailio RATE...
# Needs sipp, ss and pgrep, and kamailio for the second. SECONDS_PER_RATE (5) and PORT (15060; it and the two above it must be free) can be set.
# A message that fails is waited for after the others, so the rate answered falls far with the first of them.
set -euo pipefail
kind=$1 program=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
port=${PORT:-15060} seconds=${SECONDS_PER_RATE:-5}
work=$(mktemp -d)
switch='' answerer=''

end() {
  for process in $answerer $switch; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT

load() { sipp 127.0.0.1:"$port" -i 127.0.0.1 -nostdin "$@" >"$work/sipp.out" 2>"$work/sipp.err"; }

# The processor time of the switch and its children so far, in milliseconds.
spent() {
  local ticks=0 process
  for process in $switch $(pgrep -P "$switch" || true); do
    ticks=$((ticks + $(awk '{ print $14 + $15 }' "/proc/$process/stat")))
  done
  echo $((ticks * 1000 / $(getconf CLK_TCK)))
}

register() {
  load -p "$2" -sf "$here/register.xml" -s "$1" -au "$1" -ap "$1" -m 1 -timeout 5 && return
  echo "$1 was not registered:" >&2
  tail -5 "$work/switch.out" >&2
  exit 1
}

if [ "$kind" = kamailio ]; then
  sed "s/PORT/$port/" "$here/kamailio.cfg" >"$work/kamailio.cfg"
  "$program" -f "$work/kamailio.cfg" -P "$work/pid" -Y "$work" -w "$work" -m 512 -M 16 -DD -E >"$work/switch.out" 2>&1 &
else
  printf 'kate:kate\namy:amy\n' >"$work/users.txt"
  "$program" --listen "udp:127.0.0.1:$port" --users "$work/users.txt" --digest md5 \
    --source-rate 0 --user-rate 0 --max-pending 100000 >"$work/switch.out" 2>&1 &
fi
switch=$!
for _ in $(seq 50); do ss -lun | grep -q "127.0.0.1:$port " && break; sleep 0.1; done

register kate $((port + 1))
register amy $((port + 2))
sipp -i 127.0.0.1 -p $((port + 2)) -sf "$here/answer.xml" -nostdin >/dev/null 2>&1 &
answerer=$!
sleep 0.5

# All code is compiled and every buffer has its size before anything is measured.
load -p $((port + 1)) -sf "$here/message.xml" -s amy -r 2000 -m 10000 -l 100000 -timeout 20 || true

echo "$kind: rate asked for, answered a second, failed, retransmitted, mean ms, switch's processor time in us a message"
for rate in "$@"; do
  before=$(spent) begin=$(date +%s%N)
  load -p $((port + 1)) -sf "$here/message.xml" -s amy -r "$rate" -m $((rate * seconds)) -l 100000 -timeout $((seconds + 15)) \
    -trace_stat -stf "$work/stat.csv" -fd 1 || true
  after=$(spent) milliseconds=$((($(date +%s%N) - begin) / 1000000))
  awk -F';' -v rate="$rate" -v spent=$((after - before)) -v took="$milliseconds" '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
    END {
      split($column["ResponseTime1(C)"], time, ":")
      answered = $column["SuccessfulCall(C)"]
      printf "%6d %8.0f %6d %6d %8.1f %6.0f\n", rate, answered * 1000 / took, $column["FailedCall(C)"], $column["Retransmissions(C)"],
        time[3] * 1000 + time[4] / 1000, answered ? spent * 1000 / answered : 0
    }' "$work/stat.csv"
done
