using static ExaBgp.Healthcheck.OptionValues;

namespace ExaBgp.Healthcheck;

/// <summary>All options of <c>exabgp healthcheck</c>, in the order help shows them.</summary>
internal static class HealthcheckOptionTable
{
    public static readonly IReadOnlyList<HealthcheckOption> All =
    [
        Flag(["-h", "--help"], "show this help", o => o.Help = true),
        Flag(["-s", "--silent"], "no log on standard error", o => o.Silent = true) with { IsLogTarget = true },
        new(["-sF", "--syslog-facility"], "FACILITY", "syslog facility (daemon)", (o, v) => Facility(v, f => o.SyslogFacility = f)) { Bare = "daemon", IsLogTarget = true },
        Flag(["--no-syslog"], "no log to syslog", o => o.NoSyslog = true) with { IsLogTarget = true },
        Flag(["-d", "--debug"], "log more, and not to syslog", o => o.Debug = true),
        Flag(["-a", "--no-ack"], "do not wait for an answer to each command", o => o.NoAck = true),
        Flag(["--sudo"], "use sudo to set addresses up", o => o.Sudo = true),
        new(["-n", "--name"], "NAME", "name for the log", (o, v) => Text(v, t => o.Name = t)),
        new(["-F", "--config"], "FILE", "a file of options, one a line", (o, v) => Text(v, t => o.Config = t)),
        new(["-p", "--pid"], "FILE", "write the process id there", (o, v) => Text(v, t => o.Pid = t)),
        new(["--user"], "USER", "become this user after addresses are set up", (o, v) => Text(v, t => o.User = t)),
        new(["--group"], "GROUP", "and this group", (o, v) => Text(v, t => o.Group = t)),

        new(["-i", "--interval"], "SECONDS", "between checks (5); 0: end when the state is clear", (o, v) => Seconds(v, t => o.Interval = t)),
        new(["-f", "--fast-interval"], "SECONDS", "between checks while the state changes (1)", (o, v) => Seconds(v, t => o.FastInterval = t)),
        new(["-t", "--timeout"], "SECONDS", "for the command (5); 0: no limit", (o, v) => Count(v, n => o.Timeout = n)),
        new(["--rise"], "N", "successes to be up (3)", (o, v) => Integer(v, n => o.Rise = n)),
        new(["--fall"], "N", "failures to be down (3)", (o, v) => Integer(v, n => o.Fall = n)),
        new(["--disable"], "FILE", "the service is disabled while the file exists", (o, v) => Text(v, t => o.Disable = t)),
        new(["-c", "--cmd", "--command"], "COMMAND", "the check: a shell command that ends with 0 for a success", (o, v) => Text(v, t => o.Command = t)),

        new(["-N", "--next-hop"], "IP", "next hop (self)", (o, v) => Address(v, a => o.NextHop = a)),
        new(["--ip"], "NET", "what to announce (the addresses of the loopback interface); may be repeated", (o, v) => Network(v, o.Ips.Add)),
        new(["--ip-ifname"], "IP%IFNAME", "interface of that --ip; may be repeated", (o, v) => Interface(v, (net, name) => o.Interfaces[net] = name)),
        new(["--local-preference"], "P", "local preference", (o, v) => Long(v, n => o.LocalPreference = n)),
        Flag(["--deaggregate-networks"], "announce each address of the networks", o => o.DeaggregateNetworks = true),
        Flag(["--no-ip-setup"], "do not add missing addresses to the interface", o => o.NoIpSetup = true),
        Flag(["--dynamic-ip-setup"], "remove addresses while the service is not up", o => o.DynamicIpSetup = true),
        new(["--label"], "LABEL", "use addresses with this label", (o, v) => Text(v, t => o.Label = t)),
        Flag(["--label-exact-match"], "exactly this label, not those that begin with it", o => o.LabelExactMatch = true),
        new(["--start-ip"], "N", "begin with this one of the addresses (0)", (o, v) => Integer(v, n => o.StartIp = n)),
        new(["--up-metric"], "M", "metric of the first address when up (100)", (o, v) => Long(v, n => o.UpMetric = n)),
        new(["--down-metric"], "M", "and when down (1000)", (o, v) => Long(v, n => o.DownMetric = n)),
        new(["--disabled-metric"], "M", "and when disabled (500)", (o, v) => Long(v, n => o.DisabledMetric = n)),
        new(["--increase"], "M", "added for each address that follows (1)", (o, v) => Long(v, n => o.Increase = n)),
        new(["--community"], "C", "communities", (o, v) => Attribute(v, t => o.Community = t)),
        new(["--disabled-community"], "C", "communities when down or disabled", (o, v) => Attribute(v, t => o.DisabledCommunity = t)),
        new(["--extended-community"], "C", "extended communities", (o, v) => Attribute(v, t => o.ExtendedCommunity = t)),
        new(["--large-community"], "C", "large communities", (o, v) => Attribute(v, t => o.LargeCommunity = t)),
        new(["--as-path"], "P", "AS path", (o, v) => Attribute(v, t => o.AsPath = t)),
        new(["--up-as-path"], "P", "AS path when up", (o, v) => Attribute(v, t => o.UpAsPath = t)),
        new(["--down-as-path"], "P", "AS path when down", (o, v) => Attribute(v, t => o.DownAsPath = t)),
        new(["--disabled-as-path"], "P", "AS path when disabled", (o, v) => Attribute(v, t => o.DisabledAsPath = t)),
        Flag(["--withdraw-on-down"], "withdraw instead of announcing with another metric", o => o.WithdrawOnDown = true),
        new(["--path-id"], "N", "path identifier (RFC 7911)", (o, v) => Long(v, n => o.PathId = n)),
        new(["--neighbor"], "IP", "only this peer (all); may be repeated", (o, v) => Neighbor(v, o.Neighbors.Add)),
        Flag(["--debounce"], "write commands only when the state changes", o => o.Debounce = true),

        new(["--execute"], "COMMAND", "run on each change of state; may be repeated", (o, v) => Text(v, o.Execute.Add)),
        new(["--up-execute"], "COMMAND", "run when it comes up; may be repeated", (o, v) => Text(v, o.UpExecute.Add)),
        new(["--down-execute"], "COMMAND", "run when it goes down; may be repeated", (o, v) => Text(v, o.DownExecute.Add)),
        new(["--disabled-execute"], "COMMAND", "run when it is disabled; may be repeated", (o, v) => Text(v, o.DisabledExecute.Add)),
    ];

    private static HealthcheckOption Flag(string[] names, string summary, Action<HealthcheckOptions> set) => new(names, string.Empty, summary, (options, _) =>
    {
        set(options);
        return null;
    });
}
