namespace ExaBgp.Demo;

/// <summary>What the demonstration's daemon reads and runs.</summary>
internal static class DemoFiles
{
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

    /// <summary>The helper: announces two routes, shows what it is told, and takes its routes back when the peer announces something.</summary>
    public const string Helper = """
        #!/bin/sh
        # What is written to standard output is a command; what is read from standard input is an answer or an event.
        echo "announce route 10.1.0.0/16 next-hop self community [ 65001:2 no-export ]"
        echo "announce route 10.2.0.0/16 next-hop self as-path [ 65001 65010 ]"
        while read -r line; do
            case "$line" in
                "") continue ;;
                *" up") echo "helper  is told: $line" >&2 ;;
                done) echo "helper  is answered: done" >&2 ;;
                *announced*)
                    echo "helper  is told: $line" >&2
                    case "$line" in
                        *198.51.100.0/24*)
                            echo "withdraw route 10.1.0.0/16"
                            echo "withdraw route 10.2.0.0/16" ;;
                    esac ;;
                *withdrawn*|*down*) echo "helper  is told: $line" >&2 ;;
            esac
        done
        """;
}
