# Our side: AS 65001 at $net.1, with a helper which says what is appended to $dir/said and writes what it is told to $dir/told.

daemon_start() {
  cat > "$dir/helper" <<END
#!/bin/sh
exec 3<&0
cat <&3 >> $dir/told &
exec tail --pid=\$PPID -n +1 -f $dir/said
END
  chmod 755 "$dir/helper"
  cat > "$dir/exabgp.conf" <<END
process helper {
    run $dir/helper;
    encoder json;
}

neighbor $net.2 {
    router-id $net.1;
    local-address $net.1;
    local-as 65001;
    peer-as 65002;
    hold-time 90;
    $([ "$way" = they-connect ] && echo 'passive true;')
    family {
        ipv4 unicast;
        ipv6 unicast;
    }
    api {
        processes [ helper ];
        neighbor-changes;
        receive {
            parsed;
            update;
        }
    }
}
END
  (
    # Who listens has the port of the way; who connects needs to know it.
    export exabgp_tcp_port=$port exabgp_api_cli=false exabgp_log_level=DEBUG
    export exabgp_tcp_bind=$([ "$way" = they-connect ] && echo "$net.1")
    export exabgp_daemon_user=$(id -un)
    cd "$dir" || exit 1
    # shellcheck disable=SC2086
    exec setsid $exabgp "$dir/exabgp.conf" < /dev/null > "$dir/exabgp.log" 2>&1
  ) &
  daemon=$!
  started+=("$daemon")
}

daemon_end() { kill -TERM "$daemon" 2>/dev/null; }
daemon_ended() { ! kill -0 "$daemon" 2>/dev/null; }
