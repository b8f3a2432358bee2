# The bgpd of FRR alone, without zebra and without kernel routes: AS 65002 at $net.2.

frr_bgpd=/usr/lib/frr/bgpd
frr_installed() { [ -x $frr_bgpd ] && command -v vtysh > /dev/null; }

frr_start() {
  cat > "$dir/bgpd.conf" <<END
frr defaults traditional
router bgp 65002
 bgp router-id $net.2
 no bgp ebgp-requires-policy
 no bgp network import-check
 no bgp default ipv4-unicast
 neighbor $net.1 remote-as 65001
 neighbor $net.1 port $port
 neighbor $net.1 ebgp-multihop 10
 neighbor $net.1 disable-connected-check
 neighbor $net.1 update-source $net.2
 neighbor $net.1 timers 30 90
 neighbor $net.1 timers connect 1
 neighbor $net.1 advertisement-interval 0
 $([ "$way" = we-connect ] && echo "neighbor $net.1 passive")
 address-family ipv4 unicast
  network 203.0.113.0/24
  network 198.51.100.0/24
  neighbor $net.1 activate
 exit-address-family
 address-family ipv6 unicast
  network 2001:db8:ffff::/48
  neighbor $net.1 activate
  neighbor $net.1 route-map six out
 exit-address-family
route-map six permit 10
 set ipv6 next-hop global 2001:db8::2
END
  $frr_bgpd -n -Z -S -p "$([ "$way" = we-connect ] && echo "$port" || echo $((port + 1)))" -l "$net.2" -f "$dir/bgpd.conf" -i "$dir/bgpd.pid" \
    --vty_socket "$dir" -P 0 -A 127.0.0.1 --log "file:$dir/bgpd.log" > "$dir/bgpd.out" 2>&1 &
  frr_pid=$!
  started+=("$frr_pid")
}

frr_kill() { kill -KILL "$frr_pid" 2>/dev/null; wait "$frr_pid" 2>/dev/null; }
frr_do() { vtysh --vty_socket "$dir" -d bgpd -c "$1" 2>/dev/null; }
frr_up() { frr_do "show bgp neighbors $net.1" | grep -q 'BGP state = Established'; }

frr_count() {
  frr_do "show bgp ipv$1 unicast summary json" | sed -n 's/.*"pfxRcd":\([0-9]*\).*/\1/p' | head -1
}

frr_route() {
  frr_do "show bgp ipv$1 unicast $2" | awk '
    /^  6[0-9]* / && !path { path = $0; gsub(/^ +| +$/, "", path); sub(/,.*/, "", path) }
    / from / && !hop { hop = $1 }
    /metric / { med = $0; sub(/.*metric /, "", med); sub(/[, ].*/, "", med) }
    /Large Community:/ { sub(/.*Large Community: /, ""); large = $0; next }
    /Community:/ { sub(/.*Community: /, ""); community = $0 }
    END { print hop " | " path " | " med " | " community " | " large }'
}
