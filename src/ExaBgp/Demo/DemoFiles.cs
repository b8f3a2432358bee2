namespace ExaBgp.Demo;

/// <summary>What the demonstration's daemon reads and runs.</summary>
internal static class DemoFiles
{
    /// <summary>What the lines begin with that the helper writes for people.</summary>
    public const string HelperMark = "helper: ";

    /// <summary>The configuration; HELPER stands for the path of the script.</summary>
    public const string Configuration = """
        process demo {
            run HELPER;
            encoder text;
        }

        neighbor 127.0.0.1 {
            router-id 127.0.0.1;
            local-address 127.0.0.1;
            local-as 65001;
            peer-as 65002;

            family {
                ipv4 unicast;
                ipv6 unicast;
            }

            api {
                processes [ demo ];
                neighbor-changes;
                receive { parsed; update; }
            }

            static {
                route 192.0.2.0/24 next-hop self community 65001:1;
                route 2001:db8:1::/48 next-hop 2001:db8::1 med 10;
            }
        }
        """;

    /// <summary>The route that is added to <see cref="Configuration"/> while the daemon runs.</summary>
    public const string AddedRoute = "route 192.0.2.128/25 next-hop self;";

    /// <summary>The settings of the daemon.</summary>
    public const string Settings = """
        [exabgp.log]
        destination = 'stderr'

        [exabgp.tcp]
        bind = ''

        [exabgp.api]
        cli = false

        """;

    /// <summary>The helper: announces two routes, shows what it is told, and takes its routes back when the router announces something.</summary>
    public const string Helper = """
        #!/bin/sh
        # What it writes to standard output are commands; what it reads from standard input are answers and events.
        send() { echo "$1"; echo "helper: writes  $1" >&2; }

        send "announce route 10.1.0.0/16 next-hop self community [ 65001:2 no-export ]"
        send "announce route 10.2.0.0/16 next-hop self as-path [ 65001 65010 ]"
        while read -r line; do
            case "$line" in
                done) echo "helper: reads   done" >&2 ;;
                *" up" | *" down"* | *withdrawn*) echo "helper: reads   $line" >&2 ;;
                *announced*)
                    echo "helper: reads   $line" >&2
                    case "$line" in
                        *198.51.100.0/24*)
                            send "withdraw route 10.1.0.0/16"
                            send "withdraw route 10.2.0.0/16" ;;
                    esac ;;
            esac
        done
        """;

    /// <summary>The configuration with one route more.</summary>
    public static string WithAddedRoute(string configuration)
    {
        const string Section = "static {\n";
        return configuration.Replace(Section, Section + "        " + AddedRoute + "\n", StringComparison.Ordinal);
    }
}
