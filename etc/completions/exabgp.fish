# fish completion for exabgp, written by `exabgp shell completion fish`

# The words typed that are no options.
function __exabgp_words
    set -l words (commandline -opc)
    for word in $words[2..-1]
        string match -q -- '-*' $word; or echo $word
    end
end

# True in the command whose words are given; a first word that is no command is a file for the server.
function __exabgp_at
    set -l words (__exabgp_words)
    if test (count $words) -gt 0; and not contains -- $words[1] $__exabgp_commands
        set words server $words
    end
    test (count $words) -ge (count $argv); or return 1
    for i in (seq (count $argv))
        test "$words[$i]" = "$argv[$i]"; or return 1
    end
end

# The same, with nothing behind them.
function __exabgp_ends
    test (count (__exabgp_words)) -eq (count $argv); and __exabgp_at $argv
end

function __exabgp_first
    test (count (__exabgp_words)) -eq 0
end

function __exabgp_conf
    __fish_complete_suffix .conf
    for file in etc/exabgp/*.conf /etc/exabgp/*.conf
        echo $file
    end
end

function __exabgp_daemon
    set -l words (__exabgp_words)
    exabgp shell words -- $words[2..-1] 2> /dev/null
end

complete -c exabgp -f
set -g __exabgp_commands server decode encode validate configuration schema migrate run cli top env healthcheck shell demo version
set -g __exabgp_families 'bgp-ls bgp-ls' 'bgp-ls bgp-ls-vpn' 'ipv4 flow' 'ipv4 flow-vpn' 'ipv4 mcast-vpn' 'ipv4 mpls-vpn' 'ipv4 multicast' 'ipv4 mup' 'ipv4 nlri-mpls' 'ipv4 rtc' 'ipv4 sr-policy' 'ipv4 unicast' 'ipv6 flow' 'ipv6 flow-vpn' 'ipv6 mcast-vpn' 'ipv6 mpls-vpn' 'ipv6 multicast' 'ipv6 mup' 'ipv6 nlri-mpls' 'ipv6 sr-policy' 'ipv6 unicast' 'l2vpn evpn' 'l2vpn vpls'

complete -c exabgp -n __exabgp_first -a server -d 'run the daemon (the word may be left out)'
complete -c exabgp -n __exabgp_first -a decode -d 'BGP messages in hexadecimal to JSON or commands'
complete -c exabgp -n __exabgp_first -a encode -d 'routes to BGP messages in hexadecimal'
complete -c exabgp -n __exabgp_first -a validate -d 'check configuration files'
complete -c exabgp -n __exabgp_first -a configuration -d 'check, export or explain configuration files'
complete -c exabgp -n __exabgp_first -a schema -d 'JSON Schema of the configuration language'
complete -c exabgp -n __exabgp_first -a migrate -d 'rewrite older files and commands'
complete -c exabgp -n __exabgp_first -a run -d 'send one command to the daemon'
complete -c exabgp -n __exabgp_first -a cli -d 'talk to the daemon'
complete -c exabgp -n __exabgp_first -a top -d 'watch sessions, routes and helpers'
complete -c exabgp -n __exabgp_first -a env -d 'show the settings'
complete -c exabgp -n __exabgp_first -a healthcheck -d 'announce addresses as a service is up or down'
complete -c exabgp -n __exabgp_first -a shell -d 'completion of these words for bash, zsh and fish'
complete -c exabgp -n __exabgp_first -a demo -d 'see the main job in a few seconds, on loopback'
complete -c exabgp -n __exabgp_first -a version -d 'show the version'
complete -c exabgp -n __exabgp_first -x -a '(__exabgp_conf)'
complete -c exabgp -n __exabgp_first -s h -l help -d 'show help'
complete -c exabgp -n __exabgp_first -l env-file -r -F -d 'settings file'
complete -c exabgp -n __exabgp_first -s v -l verbose -d 'log everything'
complete -c exabgp -n __exabgp_first -s d -l debug -d 'log everything (-v and -p)'
complete -c exabgp -n __exabgp_first -s p -l pdb -d 'accepted for compatibility: faults are always logged in full'
complete -c exabgp -n __exabgp_first -s s -l signal -x -d 'reload (SIGUSR1) after so many seconds'
complete -c exabgp -n __exabgp_first -s 1 -l once -d 'one connection attempt for each peer, then the end'
complete -c exabgp -n __exabgp_first -s P -l passive -d 'wait for the peers to connect'
complete -c exabgp -n __exabgp_first -s m -l memory -d 'report the use of memory at the end'
complete -c exabgp -n __exabgp_first -l profile -r -F -d 'report the use of time and memory at the end, in a file or on stdout'
complete -c exabgp -n '__exabgp_at server' -x -a '(__exabgp_conf)'
complete -c exabgp -n '__exabgp_at server' -s v -l verbose -d 'log everything'
complete -c exabgp -n '__exabgp_at server' -s d -l debug -d 'log everything (-v and -p)'
complete -c exabgp -n '__exabgp_at server' -s p -l pdb -d 'accepted for compatibility: faults are always logged in full'
complete -c exabgp -n '__exabgp_at server' -s s -l signal -x -d 'reload (SIGUSR1) after so many seconds'
complete -c exabgp -n '__exabgp_at server' -s 1 -l once -d 'one connection attempt for each peer, then the end'
complete -c exabgp -n '__exabgp_at server' -s P -l passive -d 'wait for the peers to connect'
complete -c exabgp -n '__exabgp_at server' -s m -l memory -d 'report the use of memory at the end'
complete -c exabgp -n '__exabgp_at server' -l profile -r -F -d 'report the use of time and memory at the end, in a file or on stdout'
complete -c exabgp -n '__exabgp_at server' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at decode' -s f -l family -x -a '(printf "%s\n" $__exabgp_families)' -d 'AFI and SAFI of the pretended session, as "ipv4 unicast"; all when not given'
complete -c exabgp -n '__exabgp_at decode' -s c -l configuration -x -a '(__exabgp_conf)' -d 'use the neighbors of this configuration file'
complete -c exabgp -n '__exabgp_at decode' -s n -l nlri -d 'HEX is routes of one family and nothing else'
complete -c exabgp -n '__exabgp_at decode' -s i -l path-information -d 'routes have path identifiers (ADD-PATH)'
complete -c exabgp -n '__exabgp_at decode' -s m -l command -d 'print API commands instead of JSON'
complete -c exabgp -n '__exabgp_at decode' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at encode' -s f -l family -x -a '(printf "%s\n" $__exabgp_families)' -d 'AFI and SAFI of the pretended session, as "ipv4 unicast"; all when not given'
complete -c exabgp -n '__exabgp_at encode' -s c -l configuration -x -a '(__exabgp_conf)' -d 'use the neighbors of this configuration file'
complete -c exabgp -n '__exabgp_at encode' -s a -l local-as -x -d 'our AS'
complete -c exabgp -n '__exabgp_at encode' -s z -l peer-as -x -d 'the peer\'s AS'
complete -c exabgp -n '__exabgp_at encode' -s i -l path-information -d 'routes have path identifiers (ADD-PATH)'
complete -c exabgp -n '__exabgp_at encode' -s n -l nlri-only -d 'print the octets of the route only'
complete -c exabgp -n '__exabgp_at encode' -l no-header -d 'leave the 19 octets of the header out'
complete -c exabgp -n '__exabgp_at encode' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at validate' -x -a '(__exabgp_conf)'
complete -c exabgp -n '__exabgp_at validate' -s n -l neighbor -d 'print each neighbor and read it again'
complete -c exabgp -n '__exabgp_at validate' -s r -l route -d 'encode and decode each route'
complete -c exabgp -n '__exabgp_at validate' -s v -l verbose -d 'say what the file holds'
complete -c exabgp -n '__exabgp_at validate' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_ends configuration' -a validate -d 'Check configuration files.'
complete -c exabgp -n '__exabgp_ends configuration' -a export -d 'Print the configuration as JSON.'
complete -c exabgp -n '__exabgp_ends configuration' -a example -d 'Print a commented configuration with every keyword.'
complete -c exabgp -n '__exabgp_at configuration' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at configuration validate' -x -a '(__exabgp_conf)'
complete -c exabgp -n '__exabgp_at configuration validate' -s n -l neighbor -d 'print each neighbor and read it again'
complete -c exabgp -n '__exabgp_at configuration validate' -s r -l route -d 'encode and decode each route'
complete -c exabgp -n '__exabgp_at configuration validate' -s v -l verbose -d 'say what the file holds'
complete -c exabgp -n '__exabgp_at configuration validate' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at configuration export' -x -a '(__exabgp_conf)'
complete -c exabgp -n '__exabgp_at configuration export' -s o -l output -r -F -d 'write to this file'
complete -c exabgp -n '__exabgp_at configuration export' -s i -l indent -x -d 'blanks of a level'
complete -c exabgp -n '__exabgp_at configuration export' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_ends configuration example' -a 'full neighbor'
complete -c exabgp -n '__exabgp_at configuration example' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_ends schema' -a export -d 'Print the JSON Schema of the configuration language.'
complete -c exabgp -n '__exabgp_ends schema' -a 'add-path announce api bgp-ls capability family flow ipv4 ipv6 l2vpn match neighbor nexthop operational process receive route scope send static tcp-ao template then vpls'
complete -c exabgp -n '__exabgp_at schema' -l compact -d 'in one line'
complete -c exabgp -n '__exabgp_at schema' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_ends schema export' -a 'add-path announce api bgp-ls capability family flow ipv4 ipv6 l2vpn match neighbor nexthop operational process receive route scope send static tcp-ao template then vpls'
complete -c exabgp -n '__exabgp_at schema export' -l compact -d 'in one line'
complete -c exabgp -n '__exabgp_at schema export' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_ends migrate' -a conf -d 'Rewrite a configuration file.'
complete -c exabgp -n '__exabgp_ends migrate' -a api -d 'Rewrite commands of helpers.'
complete -c exabgp -n '__exabgp_at migrate' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at migrate conf' -x -a '(__exabgp_conf)'
complete -c exabgp -n '__exabgp_at migrate conf' -s f -l from -x -d 'version of what is there: 3.4, 4, 5, main'
complete -c exabgp -n '__exabgp_at migrate conf' -s t -l to -x -d 'version wanted'
complete -c exabgp -n '__exabgp_at migrate conf' -s o -l output -r -F -d 'write to this file'
complete -c exabgp -n '__exabgp_at migrate conf' -s i -l in-place -d 'rewrite the file, a copy is kept'
complete -c exabgp -n '__exabgp_at migrate conf' -s n -l dry-run -d 'only list the changes'
complete -c exabgp -n '__exabgp_at migrate conf' -s v -l verbose -d 'list the changes'
complete -c exabgp -n '__exabgp_at migrate conf' -s w -l wrap-api -d 'helpers keep the events of version 4'
complete -c exabgp -n '__exabgp_at migrate conf' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at migrate api' -r -F
complete -c exabgp -n '__exabgp_at migrate api' -s f -l from -x -d 'version of what is there: 3.4, 4, 5, main'
complete -c exabgp -n '__exabgp_at migrate api' -s t -l to -x -d 'version wanted'
complete -c exabgp -n '__exabgp_at migrate api' -s v -l verbose -d 'show each line that changes'
complete -c exabgp -n '__exabgp_at migrate api' -s e -l exec -x -d 'run this helper, its commands rewritten on their way out and the events on their way in'
complete -c exabgp -n '__exabgp_at migrate api' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at run' -x -a '(__exabgp_daemon)'
complete -c exabgp -n '__exabgp_at run' -l pipe -d 'through the named pipes'
complete -c exabgp -n '__exabgp_at run' -l socket -d 'through the unix socket (the default)'
complete -c exabgp -n '__exabgp_at run' -l pipename -x -d 'name of the channel instead of the setting api.pipename'
complete -c exabgp -n '__exabgp_at run' -l batch -r -F -d 'commands from a file, - for standard input; # begins a comment'
complete -c exabgp -n '__exabgp_at run' -l strict -d 'exit with 1 when the answer is an error (without it: 0)'
complete -c exabgp -n '__exabgp_at run' -l no-color -d 'plain text'
complete -c exabgp -n '__exabgp_at run' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at cli' -x -a '(__exabgp_daemon)'
complete -c exabgp -n '__exabgp_at cli' -l pipename -x -d 'name of the channel instead of the setting api.pipename'
complete -c exabgp -n '__exabgp_at cli' -l no-color -d 'plain text'
complete -c exabgp -n '__exabgp_at cli' -s f -l root -x -a '(__fish_complete_directories)' -d 'folder of the installation'
complete -c exabgp -n '__exabgp_at cli' -s e -l env -r -F -d 'settings file'
complete -c exabgp -n '__exabgp_at cli' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at top' -s i -l interval -x -d 'seconds between two looks (2)'
complete -c exabgp -n '__exabgp_at top' -s 1 -l once -d 'one look, and the end'
complete -c exabgp -n '__exabgp_at top' -l pipename -x -d 'name of the channel instead of the setting api.socketname'
complete -c exabgp -n '__exabgp_at top' -l no-color -d 'plain text'
complete -c exabgp -n '__exabgp_at top' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at env' -s d -l diff -d 'only what differs from the defaults'
complete -c exabgp -n '__exabgp_at env' -s e -l env -d 'as environment variables'
complete -c exabgp -n '__exabgp_at env' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at healthcheck' -s h -l help -d 'show this help'
complete -c exabgp -n '__exabgp_at healthcheck' -s s -l silent -d 'no log on standard error'
complete -c exabgp -n '__exabgp_at healthcheck' -o sF -l syslog-facility -x -d 'syslog facility (daemon)'
complete -c exabgp -n '__exabgp_at healthcheck' -l no-syslog -d 'no log to syslog'
complete -c exabgp -n '__exabgp_at healthcheck' -s d -l debug -d 'log more, and not to syslog'
complete -c exabgp -n '__exabgp_at healthcheck' -s a -l no-ack -d 'do not wait for an answer to each command'
complete -c exabgp -n '__exabgp_at healthcheck' -l sudo -d 'use sudo to set addresses up'
complete -c exabgp -n '__exabgp_at healthcheck' -s n -l name -x -d 'name for the log'
complete -c exabgp -n '__exabgp_at healthcheck' -s F -l config -r -F -d 'a file of options, one a line'
complete -c exabgp -n '__exabgp_at healthcheck' -s p -l pid -r -F -d 'write the process id there'
complete -c exabgp -n '__exabgp_at healthcheck' -l user -x -d 'become this user after addresses are set up'
complete -c exabgp -n '__exabgp_at healthcheck' -l group -x -d 'and this group'
complete -c exabgp -n '__exabgp_at healthcheck' -s i -l interval -x -d 'between checks (5); 0: end when the state is clear'
complete -c exabgp -n '__exabgp_at healthcheck' -s f -l fast-interval -x -d 'between checks while the state changes (1)'
complete -c exabgp -n '__exabgp_at healthcheck' -s t -l timeout -x -d 'for the command (5); 0: no limit'
complete -c exabgp -n '__exabgp_at healthcheck' -l rise -x -d 'successes to be up (3)'
complete -c exabgp -n '__exabgp_at healthcheck' -l fall -x -d 'failures to be down (3)'
complete -c exabgp -n '__exabgp_at healthcheck' -l disable -r -F -d 'the service is disabled while the file exists'
complete -c exabgp -n '__exabgp_at healthcheck' -s c -l cmd -l command -x -a '(__fish_complete_command)' -d 'the check: a shell command that ends with 0 for a success'
complete -c exabgp -n '__exabgp_at healthcheck' -s N -l next-hop -x -d 'next hop (self)'
complete -c exabgp -n '__exabgp_at healthcheck' -l ip -x -d 'what to announce (the addresses of the loopback interface); may be repeated'
complete -c exabgp -n '__exabgp_at healthcheck' -l ip-ifname -x -d 'interface of that --ip; may be repeated'
complete -c exabgp -n '__exabgp_at healthcheck' -l local-preference -x -d 'local preference'
complete -c exabgp -n '__exabgp_at healthcheck' -l deaggregate-networks -d 'announce each address of the networks'
complete -c exabgp -n '__exabgp_at healthcheck' -l no-ip-setup -d 'do not add missing addresses to the interface'
complete -c exabgp -n '__exabgp_at healthcheck' -l dynamic-ip-setup -d 'remove addresses while the service is not up'
complete -c exabgp -n '__exabgp_at healthcheck' -l label -x -d 'use addresses with this label'
complete -c exabgp -n '__exabgp_at healthcheck' -l label-exact-match -d 'exactly this label, not those that begin with it'
complete -c exabgp -n '__exabgp_at healthcheck' -l start-ip -x -d 'begin with this one of the addresses (0)'
complete -c exabgp -n '__exabgp_at healthcheck' -l up-metric -x -d 'metric of the first address when up (100)'
complete -c exabgp -n '__exabgp_at healthcheck' -l down-metric -x -d 'and when down (1000)'
complete -c exabgp -n '__exabgp_at healthcheck' -l disabled-metric -x -d 'and when disabled (500)'
complete -c exabgp -n '__exabgp_at healthcheck' -l increase -x -d 'added for each address that follows (1)'
complete -c exabgp -n '__exabgp_at healthcheck' -l community -x -d 'communities'
complete -c exabgp -n '__exabgp_at healthcheck' -l disabled-community -x -d 'communities when down or disabled'
complete -c exabgp -n '__exabgp_at healthcheck' -l extended-community -x -d 'extended communities'
complete -c exabgp -n '__exabgp_at healthcheck' -l large-community -x -d 'large communities'
complete -c exabgp -n '__exabgp_at healthcheck' -l as-path -x -d 'AS path'
complete -c exabgp -n '__exabgp_at healthcheck' -l up-as-path -x -d 'AS path when up'
complete -c exabgp -n '__exabgp_at healthcheck' -l down-as-path -x -d 'AS path when down'
complete -c exabgp -n '__exabgp_at healthcheck' -l disabled-as-path -x -d 'AS path when disabled'
complete -c exabgp -n '__exabgp_at healthcheck' -l withdraw-on-down -d 'withdraw instead of announcing with another metric'
complete -c exabgp -n '__exabgp_at healthcheck' -l path-id -x -d 'path identifier (RFC 7911)'
complete -c exabgp -n '__exabgp_at healthcheck' -l neighbor -x -d 'only this peer (all); may be repeated'
complete -c exabgp -n '__exabgp_at healthcheck' -l debounce -d 'write commands only when the state changes'
complete -c exabgp -n '__exabgp_at healthcheck' -l execute -x -a '(__fish_complete_command)' -d 'run on each change of state; may be repeated'
complete -c exabgp -n '__exabgp_at healthcheck' -l up-execute -x -a '(__fish_complete_command)' -d 'run when it comes up; may be repeated'
complete -c exabgp -n '__exabgp_at healthcheck' -l down-execute -x -a '(__fish_complete_command)' -d 'run when it goes down; may be repeated'
complete -c exabgp -n '__exabgp_at healthcheck' -l disabled-execute -x -a '(__fish_complete_command)' -d 'run when it is disabled; may be repeated'
complete -c exabgp -n '__exabgp_ends shell' -a install -d 'Install completion for yourself; the shell of $SHELL when none is named.'
complete -c exabgp -n '__exabgp_ends shell' -a uninstall -d 'Remove it again.'
complete -c exabgp -n '__exabgp_ends shell' -a completion -d 'Print the script, for a package or a file of your own.'
complete -c exabgp -n '__exabgp_at shell' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_ends shell install' -a 'bash fish zsh'
complete -c exabgp -n '__exabgp_at shell install' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_ends shell uninstall' -a 'bash fish zsh'
complete -c exabgp -n '__exabgp_at shell uninstall' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_ends shell completion' -a 'bash fish zsh'
complete -c exabgp -n '__exabgp_at shell completion' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at demo' -s h -l help -d 'show help'
complete -c exabgp -n '__exabgp_at version' -s h -l help -d 'show help'

complete -c exabgp-cli -w 'exabgp cli'
complete -c exabgpcli -w 'exabgp cli'
complete -c exabgp-healthcheck -w 'exabgp healthcheck'
