# The checks of one session; every check is a line and a count.

pass() { passed=$((passed + 1)); echo "ok   $1"; }
fail() { failed=$((failed + 1)); echo "FAIL $1"; shift; for line in "$@"; do echo "     $line"; done; }

# holds SECONDS COMMAND... : waits until the command succeeds
holds() {
  local until=$(($(date +%s%N) + $1 * 1000000000)); shift
  until "$@"; do
    [ "$(date +%s%N)" -lt "$until" ] || return 1
    sleep 0.2
  done
}

# check NAME SECONDS COMMAND... : the command succeeds in time
check() {
  local name=$1 seconds=$2; shift 2
  if holds "$seconds" "$@"; then pass "$name"; else fail "$name" "not within $seconds s: $*"; fi
}

# equal NAME EXPECTED GOT
equal() { if [ "$2" = "$3" ]; then pass "$1"; else fail "$1" "expected: $2" "got:      $3"; fi; }

counts() { [ "$("${peer}_count" "$1")" = "$2" ]; }

prefix4() { echo "10.$(($1 / 256)).$(($1 % 256)).0/24"; }
prefix6() { printf '2001:db8:%x::/48\n' "$1"; }

# what the helper says about route number $1
attributes() { echo "med $1 as-path [ 65001 64496 $((64500 + $1 % 7)) ] community [ 65001:$1 65001:65535 ] large-community [ 65001:$1:7 ]"; }
# and what the peer has to make of it
expected() { echo "$2 | 65001 64496 $((64500 + $1 % 7)) | $1 | 65001:$1 65001:65535 | 65001:$1:7"; }

announce_all() {
  local i
  for ((i = 1; i <= routes; i++)); do echo "announce route $(prefix4 "$i") next-hop 192.0.2.1 $(attributes "$i")"; done
  for ((i = 1; i <= few; i++)); do echo "announce route $(prefix6 "$i") next-hop 2001:db8::1 $(attributes "$i")"; done
}
withdraw_all() {
  local i
  for ((i = 1; i <= routes; i++)); do echo "withdraw route $(prefix4 "$i")"; done
  for ((i = 1; i <= few; i++)); do echo "withdraw route $(prefix6 "$i")"; done
}

# The peer itself announces 203.0.113.0/24, 198.51.100.0/24 and 2001:db8:ffff::/48.
peers_routes_told() {
  "$qa" told "$dir/told" > "$dir/told.text" 2>&1 &&
    grep -q "^announce ipv4 unicast 203.0.113.0/24 .*$1" "$dir/told.text" && grep -q "^announce ipv4 unicast 198.51.100.0/24 .*$1" "$dir/told.text" &&
    grep -q "^announce ipv6 unicast 2001:db8:ffff::/48 " "$dir/told.text"
}

told_times() { [ "$("$qa" told "$dir/told" | grep -c "^$1")" -ge "$2" ]; }

# session_checks PEER WAY
session_checks() {
  peer=$1 way=$2
  local title="$peer, $([ "$way" = we-connect ] && echo 'we connect' || echo 'they connect')"
  local few=$((routes < 50 ? routes : 50)) i middle=$((routes / 2 + 1))
  dir=$work/$peer-$way
  mkdir -p "$dir"
  chmod 777 "$dir"
  port=$((port + 10))
  : > "$dir/said"
  : > "$dir/told"

  "${peer}_start"
  daemon_start
  check "$title: the session comes up" 60 "${peer}_up"
  announce_all >> "$dir/said"
  check "$title: $routes IPv4 routes arrive" 180 counts 4 "$routes"
  check "$title: $few IPv6 routes arrive" 60 counts 6 "$few"
  for i in 1 "$middle" "$routes"; do
    equal "$title: attributes of $(prefix4 "$i")" "$(expected "$i" 192.0.2.1)" "$("${peer}_route" 4 "$(prefix4 "$i")")"
  done
  equal "$title: attributes of $(prefix6 1)" "$(expected 1 2001:db8::1)" "$("${peer}_route" 6 "$(prefix6 1)")"
  check "$title: the peer's routes reach the helper as JSON" 20 peers_routes_told 65002

  withdraw_all >> "$dir/said"
  check "$title: the IPv4 routes are withdrawn" 180 counts 4 0
  check "$title: the IPv6 routes are withdrawn" 60 counts 6 0

  announce_all >> "$dir/said"
  check "$title: the routes come back" 180 counts 4 "$routes"
  "${peer}_kill"
  check "$title: the helper is told that the peer is gone" 30 told_times 'state down' 1
  "${peer}_start"
  check "$title: the session comes up again" 90 "${peer}_up"
  check "$title: a restarted peer gets all $routes IPv4 routes again" 120 counts 4 "$routes"
  check "$title: and the IPv6 routes" 60 counts 6 "$few"
  equal "$title: with their attributes" "$(expected "$middle" 192.0.2.1)" "$("${peer}_route" 4 "$(prefix4 "$middle")")"
  check "$title: and the helper is told its routes again" 30 told_times 'announce ipv4 unicast 203.0.113.0/24' 2

  daemon_end
  check "$title: the daemon ends within 5 s" 5 daemon_ended
  check "$title: its routes leave the peer" 30 counts 4 0
  "${peer}_kill"
}
