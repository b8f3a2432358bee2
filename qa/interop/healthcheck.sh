# The health check: a real service goes up and down, and a real BIRD sees its routes follow.

# The service: a web server at $net.9.
health_service_start() {
  if command -v python3 > /dev/null; then
    (cd "$dir" && exec python3 -m http.server --bind "$net.9" "$((port + 2))") > /dev/null 2>&1 &
  else
    perl -MIO::Socket::INET -e '
      my $listener = IO::Socket::INET->new(LocalAddr => "$ARGV[0]:$ARGV[1]", Listen => 5, ReuseAddr => 1) or die;
      while (my $client = $listener->accept) { readline $client; print $client "HTTP/1.0 200 OK\r\n\r\n"; close $client }' "$net.9" "$((port + 2))" > /dev/null 2>&1 &
  fi
  health_service=$!
  started+=("$health_service")
}
health_service_end() { kill -KILL "$health_service" 2>/dev/null; wait "$health_service" 2>/dev/null; }

health_daemon_start() {
  cat > "$dir/check" <<END
#!/bin/bash
exec 3<> /dev/tcp/$net.9/$((port + 2)) && printf 'GET / HTTP/1.0\r\n\r\n' >&3 && read -r line <&3 && [[ \$line == *" 200 "* ]]
END
  chmod 755 "$dir/check"
  cat > "$dir/metric.options" <<END
# announced always, with a metric that says how it is
command = $dir/check
ip = 192.0.2.1
ip = 192.0.2.2
no-ip-setup
no-syslog
interval = 0.3
fast-interval = 0.1
disable = $dir/disabled
community = 65001:1 65001:2
disabled-community = 65001:9
increase = 10
execute = echo \$STATE >> $dir/states
END
  cat > "$dir/exabgp.conf" <<END
process metric {
    run $exabgp_path healthcheck --config $dir/metric.options;
    encoder text;
}

process withdrawing {
    run $exabgp_path healthcheck --silent --command $dir/check --ip 192.0.2.3/32 --ip 2001:db8:9::1 --next-hop 2001:db8::1 --no-ip-setup --interval 0.3 --fast-int 0.1 --withdraw-on-down --debounce --neighbor $net.2 --disable=$dir/disabled;
    encoder text;
}

neighbor $net.2 {
    router-id $net.1;
    local-address $net.1;
    local-as 65001;
    peer-as 65002;
    hold-time 90;
    capability {
        nexthop;
    }
    family {
        ipv4 unicast;
        ipv6 unicast;
    }
    nexthop {
        ipv4 unicast ipv6;
    }
    api {
        processes [ metric, withdrawing ];
    }
}
END
  (
    export exabgp_tcp_port=$port exabgp_api_cli=false exabgp_log_level=INFO exabgp_tcp_bind= exabgp_compat_generation=$1
    export exabgp_daemon_user=$(id -un)
    cd "$dir" || exit 1
    # shellcheck disable=SC2086
    exec setsid $exabgp "$dir/exabgp.conf" < /dev/null > "$dir/exabgp.log" 2>&1
  ) &
  daemon=$!
  started+=("$daemon")
}

health_route() { bird_do show route table master4 all for "$1" | awk '/BGP.med:/ { med = $2 } /BGP.community:/ { sub(/.*BGP.community: /, ""); gsub(/[()]/, ""); gsub(/,/, ":"); c = $0 } END { print med " | " c }'; }
health_is() { [ "$(health_route "$1")" = "$2" ]; }
health_has6() { bird_do show route table master6 for 2001:db8:9::1/128 | grep -q '2001:db8:9::1/128'; }
health_lacks6() { ! health_has6; }
health_states() { tr '\n' ' ' < "$dir/states"; }
health_states_end() { [[ $(health_states) == *"$1 " ]]; }
health_helpers() { for process in /proc/[0-9]*; do tr '\0' ' ' < "$process/cmdline"; echo; done 2> /dev/null | grep -q "[h]ealthcheck .*$dir"; }
health_none() { ! health_helpers; }

# What BIRD has while the service is up, down, disabled.
health_up() {
  check "$title: $1, the metric is that of a service that is up" 30 health_is 192.0.2.1/32 "100 | 65001:1 65001:2"
  check "$title: $1, the second address has a larger one" 10 health_is 192.0.2.2/32 "110 | 65001:1 65001:2"
  check "$title: $1, the address that is withdrawn when down is there" 30 health_has6
}
health_down() {
  check "$title: $1, the metric is that of a service that is $2" 30 health_is 192.0.2.1/32 "$3 | 65001:9"
  check "$title: $1, the address that is withdrawn when down is not there" 30 health_lacks6
}

health_checks() {
  local generation=$1 title="health check, generation $1"
  peer=bird way=we-connect
  dir=$work/health-$generation
  mkdir -p "$dir"
  chmod 777 "$dir"
  port=$((port + 10))
  : > "$dir/states"
  case $exabgp in */*) exabgp_path=$exabgp ;; *) exabgp_path=$(command -v "$exabgp") ;; esac

  bird_start
  health_daemon_start "$generation"
  check "$title: the session comes up" 60 bird_up
  health_down "without a service" down 1000
  health_service_start
  health_up "the service starts"
  touch "$dir/disabled"
  health_down "the operator disables it" disabled 500
  rm "$dir/disabled"
  health_up "the operator enables it"
  health_service_end
  health_down "the service dies" down 1000
  health_service_start
  health_up "the service is started again"
  check "$title: hooks end with the state" 10 health_states_end UP
  equal "$title: hooks saw every change" \
    "FALLING DOWN RISING UP DISABLED INIT RISING UP FALLING DOWN RISING UP " "$(health_states)"
  check "$title: the health checks run" 1 health_helpers
  daemon_end
  check "$title: the daemon ends within 10 s" 10 daemon_ended
  check "$title: the health checks end with it" 10 health_none
  check "$title: the routes leave BIRD" 30 health_lacks6
  health_service_end
  bird_kill
}

# Addresses on interfaces, in a network namespace of its own.
health_addresses() {
  local title="health check, addresses" script=$work/addresses
  if ! unshare -rn true 2> /dev/null || ! command -v ip > /dev/null; then
    echo "skip $title: no network namespaces here"
    return
  fi

  case $exabgp in */*) exabgp_path=$exabgp ;; *) exabgp_path=$(command -v "$exabgp") ;; esac
  cat > "$script" <<END
ip link set lo up
ip link add d0 type veth peer name d1 && ip link set d0 up
seen() { ip -o address show dev "\$1" | tr -d '\\\\' | awk '{ for (i = 1; i <= NF; i++) if (\$i ~ /^inet/) address = \$(i + 1); label = ""; for (i = 1; i <= NF; i++) if (\$i ~ /^(lo|d0):/) label = " " \$i; print address label }' | grep -v -e ^127 -e ^::1 -e ^fe80 | sort | tr '\n' ','; }
await() { local until=\$((SECONDS + 60)); while [ "\$(seen "\$1")" != "\$2" ]; do [ \$SECONDS -lt \$until ] || { echo "\$1 has \$(seen "\$1") instead of \$2"; return; }; sleep 0.05; done; echo "\$1 has \$2"; }
health() { : > said; '$exabgp_path' healthcheck --silent --interval 0.1 --fast-interval 0.05 --no-ack "\$@" > said & pid=\$!; }
await_said() { local until=\$((SECONDS + 60)); until [ -s said ] || [ \$SECONDS -ge \$until ]; do sleep 0.05; done; }
end() { kill -TERM \$pid; wait \$pid; echo "status \$?"; }
cd '$work'
echo '# every address of a network, and one on another interface'
health --ip 192.0.2.0/31 --ip 2001:db8::1 --ip 198.51.100.1 --ip-ifname 198.51.100.1%d0
await lo '192.0.2.0/32,192.0.2.1/32,2001:db8::1/128,'
await d0 '198.51.100.1/32,'
end
await lo ''
await d0 ''
echo '# an address that was there stays where --no-ip-setup says so'
ip address add 192.0.2.7/32 dev lo
health --ip 192.0.2.7 --no-ip-setup
await_said
await lo '192.0.2.7/32,'
end
await lo '192.0.2.7/32,'
ip address delete 192.0.2.7/32 dev lo
echo '# they come and go with the service'
touch service
health --ip 192.0.2.3 --label web --dynamic-ip-setup --command 'test -e service'
await_said
await lo '192.0.2.3/32 lo:web,'
rm service
await lo ''
touch service
await lo '192.0.2.3/32 lo:web,'
end
await lo ''
echo '# what is found on the loopback interface by its label is announced'
ip address add 192.0.2.8/32 dev lo label lo:web1
ip address add 192.0.2.9/32 dev lo label lo:other
'$exabgp_path' healthcheck --silent --interval 0 --rise 1 --no-ip-setup --no-ack --label web
'$exabgp_path' healthcheck --silent --interval 0 --rise 1 --no-ip-setup --no-ack --label web --label-exact-match; echo "status \$?"
END
  cat > "$work/addresses.expected" <<'END'
# every address of a network, and one on another interface
lo has 192.0.2.0/32,192.0.2.1/32,2001:db8::1/128,
d0 has 198.51.100.1/32,
status 0
lo has 
d0 has 
# an address that was there stays where --no-ip-setup says so
lo has 192.0.2.7/32,
status 0
lo has 192.0.2.7/32,
# they come and go with the service
lo has 192.0.2.3/32 lo:web,
lo has 
lo has 192.0.2.3/32 lo:web,
status 0
lo has 
# what is found on the loopback interface by its label is announced
neighbor * announce route 192.0.2.8/32 next-hop self med 100
status 1
END
  unshare -rn bash "$script" > "$work/addresses.got" 2> "$work/addresses.error"
  if diff "$work/addresses.expected" "$work/addresses.got" > "$work/addresses.diff"; then
    pass "$title: set up, removed, and found, as the options say"
  else
    fail "$title: set up, removed, and found, as the options say" "$(cat "$work/addresses.diff")" "$(head -20 "$work/addresses.error")"
  fi
}
