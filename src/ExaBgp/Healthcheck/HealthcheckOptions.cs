using System.Net;

namespace ExaBgp.Healthcheck;

/// <summary>What the command line and the options file say. Only <see cref="HealthcheckWords"/> writes it.</summary>
internal sealed class HealthcheckOptions
{
    public bool Help { get; set; }

    public bool Silent { get; set; }

    /// <summary>Name of the syslog facility; null when none was given.</summary>
    public string? SyslogFacility { get; set; }

    public bool NoSyslog { get; set; }

    public bool Debug { get; set; }

    public bool NoAck { get; set; }

    public bool Sudo { get; set; }

    public string? Name { get; set; }

    public string? Config { get; set; }

    public string? Pid { get; set; }

    public string? User { get; set; }

    public string? Group { get; set; }

    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    public TimeSpan FastInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Seconds; 0 for no limit.</summary>
    public int Timeout { get; set; } = 5;

    public int Rise { get; set; } = 3;

    public int Fall { get; set; } = 3;

    public string? Disable { get; set; }

    public string? Command { get; set; }

    public IPAddress? NextHop { get; set; }

    public List<IPNetwork> Ips { get; } = [];

    /// <summary>The interface of some of the <see cref="Ips"/>.</summary>
    public Dictionary<IPNetwork, string> Interfaces { get; } = [];

    /// <summary>Emitted when not negative.</summary>
    public long LocalPreference { get; set; } = -1;

    public bool DeaggregateNetworks { get; set; }

    public bool NoIpSetup { get; set; }

    public bool DynamicIpSetup { get; set; }

    public string? Label { get; set; }

    public bool LabelExactMatch { get; set; }

    public int StartIp { get; set; }

    public long UpMetric { get; set; } = 100;

    public long DownMetric { get; set; } = 1000;

    public long DisabledMetric { get; set; } = 500;

    public long Increase { get; set; } = 1;

    public string? Community { get; set; }

    public string? DisabledCommunity { get; set; }

    public string? ExtendedCommunity { get; set; }

    public string? LargeCommunity { get; set; }

    public string? AsPath { get; set; }

    public string? UpAsPath { get; set; }

    public string? DownAsPath { get; set; }

    public string? DisabledAsPath { get; set; }

    public bool WithdrawOnDown { get; set; }

    /// <summary>0 is none.</summary>
    public long PathId { get; set; }

    /// <summary>Addresses or <c>*</c>.</summary>
    public List<string> Neighbors { get; } = [];

    public bool Debounce { get; set; }

    public List<string> Execute { get; } = [];

    public List<string> UpExecute { get; } = [];

    public List<string> DownExecute { get; } = [];

    public List<string> DisabledExecute { get; } = [];
}
