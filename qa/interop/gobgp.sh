# GoBGP: AS 65002 at $net.2.

gobgp_installed() { command -v gobgpd > /dev/null && command -v gobgp > /dev/null; }

gobgp_start() {
  cat > "$dir/gobgpd.conf" <<END
[global.config]
  as = 65002
  router-id = "$net.2"
  port = $([ "$way" = we-connect ] && echo "$port" || echo -1)
  local-address-list = ["$net.2"]
[[neighbors]]
  [neighbors.config]
    neighbor-address = "$net.1"
    peer-as = 65001
  [neighbors.transport.config]
    local-address = "$net.2"
    remote-port = $port
    passive-mode = $([ "$way" = we-connect ] && echo true || echo false)
  [neighbors.ebgp-multihop.config]
    enabled = true
    multihop-ttl = 10
  [neighbors.timers.config]
    connect-retry = 1
    hold-time = 90
    idle-hold-time-after-reset = 1
  [[neighbors.afi-safis]]
    [neighbors.afi-safis.config]
      afi-safi-name = "ipv4-unicast"
  [[neighbors.afi-safis]]
    [neighbors.afi-safis.config]
      afi-safi-name = "ipv6-unicast"
END
  gobgpd -f "$dir/gobgpd.conf" --api-hosts "$net.2:$((port + 2))" --pprof-disable > "$dir/gobgpd.log" 2>&1 &
  gobgp_pid=$!
  started+=("$gobgp_pid")
  if holds 20 gobgp_answers; then
    gobgp_do global rib add 203.0.113.0/24 nexthop "$net.2"
    gobgp_do global rib add 198.51.100.0/24 nexthop "$net.2"
    gobgp_do global rib add 2001:db8:ffff::/48 -a ipv6 nexthop 2001:db8::2
  fi
}

gobgp_kill() { kill -KILL "$gobgp_pid" 2>/dev/null; wait "$gobgp_pid" 2>/dev/null; }
gobgp_do() { gobgp -u "$net.2" -p "$((port + 2))" "$@" 2>/dev/null; }
gobgp_answers() { gobgp_do global > /dev/null; }
gobgp_up() { gobgp_do neighbor "$net.1" | grep -q 'BGP state = ESTABLISHED'; }

gobgp_count() {
  local lines
  lines=$(gobgp_do neighbor "$net.1" adj-in -a "ipv$1") || { echo 0; return; }
  grep -cE '(10\.|2001:db8:).*/' <<< "$lines"
}

gobgp_route() {
  gobgp_do global rib "$2" -a "ipv$1" | sed -n 's/^\*>* *//p' | awk '{
    hop = $2; path = ""; for (i = 3; $i !~ /:/; i++) path = path (path == "" ? "" : " ") $i
    med = $0; sub(/.*{Med: /, "", med); sub(/}.*/, "", med)
    community = $0; sub(/.*{Communities: /, "", community); sub(/}.*/, "", community); gsub(/,/, "", community)
    large = $0; sub(/.*{LargeCommunity: \[ */, "", large); sub(/ *\]}.*/, "", large)
    print hop " | " path " | " med " | " community " | " large }'
}
