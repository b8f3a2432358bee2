# OpenBGPD, without kernel routes: AS 65002 at $net.2. It gives up root's rights itself and starts as nobody else, so this peer is for root only.

openbgpd_installed() { [ "$(id -u)" -eq 0 ] && openbgpd_version | grep -q OpenBGPD && command -v bgpctl > /dev/null; }
openbgpd_version() { bgpd -V 2>&1; }

openbgpd_start() {
  # Where its processes lock themselves up; the package leaves making it to the service manager.
  mkdir -p "$(getent passwd _openbgpd | cut -d: -f6)"
  cat > "$dir/bgpd.conf" <<END
AS 65002
router-id $net.2
fib-update no
holdtime 90
connect-retry 2
socket "$dir/bgpd.ctl"
listen on $net.2 port $([ "$way" = we-connect ] && echo "$port" || echo $((port + 1)))
network 203.0.113.0/24
network 198.51.100.0/24
network 2001:db8:ffff::/48 set nexthop 2001:db8::2
neighbor $net.1 {
  remote-as 65001
  local-address $net.2
  port $port
  multihop 5
  $([ "$way" = we-connect ] && echo passive)
  announce IPv4 unicast
  announce IPv6 unicast
}
allow from any
allow to any
END
  chmod 600 "$dir/bgpd.conf"
  bgpd -d -f "$dir/bgpd.conf" > "$dir/bgpd.log" 2>&1 &
  openbgpd_pid=$!
  started+=("$openbgpd_pid")
}

openbgpd_kill() { kill -KILL "$openbgpd_pid" 2>/dev/null; wait "$openbgpd_pid" 2>/dev/null; rm -f "$dir/bgpd.ctl"; }
openbgpd_do() { bgpctl -s "$dir/bgpd.ctl" "$@" 2>/dev/null; }
openbgpd_up() { openbgpd_do show neighbor "$net.1" | grep -q 'BGP state = Established'; }
openbgpd_count() { openbgpd_do show rib neighbor "$net.1" "$([ "$1" = 4 ] && echo inet || echo inet6)" | grep -cE '^[^ ]* +[NV!]? ?(10\.|2001:db8:)'; }

openbgpd_route() {
  openbgpd_do show rib detail "$2" | awk '
    /^ +[0-9]+( [0-9]+)*$/ { sub(/^ +/, ""); path = $0 }
    /Nexthop/ { hop = $2 }
    /metric/ { med = $0; sub(/.*metric /, "", med); sub(/,.*/, "", med) }
    /Large Communities:/ { sub(/.*Large Communities: /, ""); large = $0; next }
    /Communities:/ { sub(/.*Communities: /, ""); community = $0 }
    END { print hop " | " path " | " med " | " community " | " large }'
}
