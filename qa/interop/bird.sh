# BIRD 2, without kernel routes: AS 65002 at $net.2.

bird_installed() { command -v bird > /dev/null && command -v birdc > /dev/null; }

bird_start() {
  cat > "$dir/bird.conf" <<END
log "$dir/bird.log" all;
router id $net.2;
protocol device { }
protocol static s4 { ipv4; route 203.0.113.0/24 blackhole; route 198.51.100.0/24 blackhole; }
protocol static s6 { ipv6; route 2001:db8:ffff::/48 blackhole; }
template bgp T {
  local $net.2 port $([ "$way" = we-connect ] && echo "$port" || echo $((port + 1))) as 65002;
  neighbor $net.1 port $port as 65001;
  strict bind yes; multihop; hold time 90;
  connect delay time 1; connect retry time 2; error wait time 1, 2;
  $([ "$way" = we-connect ] && echo 'passive yes;')
  ipv4 { import all; export where source = RTS_STATIC; next hop self; };
  ipv6 { import all; export where source = RTS_STATIC; next hop address 2001:db8::2; };
}
protocol bgp exabgp from T { }
END
  bird -f -c "$dir/bird.conf" -s "$dir/bird.ctl" -P "$dir/bird.pid" > "$dir/bird.out" 2>&1 &
  bird_pid=$!
  started+=("$bird_pid")
}

bird_kill() { kill -KILL "$bird_pid" 2>/dev/null; wait "$bird_pid" 2>/dev/null; }
bird_do() { birdc -s "$dir/bird.ctl" "$@" 2>/dev/null; }
bird_up() { bird_do show protocols exabgp | grep -q Established; }
bird_count() { bird_do show route table "master$1" protocol exabgp count | sed -n 's/^\([0-9]*\) of .*/\1/p'; }

bird_route() {
  bird_do show route table "master$1" all for "$2" | awk '
    /BGP.next_hop:/ { hop = $2 }
    /BGP.as_path:/ { sub(/.*BGP.as_path: /, ""); path = $0 }
    /BGP.med:/ { med = $2 }
    /BGP.community:/ { sub(/.*BGP.community: /, ""); gsub(/[()]/, ""); gsub(/,/, ":"); community = $0 }
    /BGP.large_community:/ { sub(/.*BGP.large_community: /, ""); gsub(/[()]/, ""); gsub(/, /, ":"); large = $0 }
    END { print hop " | " path " | " med " | " community " | " large }'
}
