using System.Globalization;

namespace ExaBgp.Qa.Functional.Expectations;

/// <summary>What a <c>.msg</c> file says: how the checking peer behaves, and which messages it must be sent.</summary>
public sealed record MessageScript
{
    /// <summary>The AS number of the peer's OPEN, when it is not the daemon's own.</summary>
    public ushort? Asn { get; init; }

    /// <summary>Whether the peer listens on ::1.</summary>
    public bool BindIpv6 { get; init; }

    /// <summary>Whether the OPEN of the daemon is matched as well.</summary>
    public bool InspectOpen { get; init; }

    /// <summary>Whether the OPEN of the peer holds a capability nobody knows.</summary>
    public bool SendUnknownCapability { get; init; }

    /// <summary>Whether the peer sends a message of type 255.</summary>
    public bool SendUnknownMessage { get; init; }

    /// <summary>Whether the peer announces 0.0.0.0/32.</summary>
    public bool SendDefaultRoute { get; init; }

    /// <summary>How many connections the daemon makes before it gives a neighbor up.</summary>
    public int TcpConnections { get; init; } = 1;

    /// <summary>The groups, in the order in which they must be met.</summary>
    public IReadOnlyList<ExpectationGroup> Groups { get; init; } = [];

    /// <summary>Reads the text of a <c>.msg</c> file.</summary>
    /// <exception cref="FormatException">A line is neither an option nor an expectation.</exception>
    public static MessageScript Parse(string text)
    {
        var script = new MessageScript();
        var groups = new Dictionary<(char Letter, int Number), List<Expectation>>();

        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line.Contains('#'))
                continue;
            if (line.StartsWith("option:", StringComparison.Ordinal))
            {
                script = script.WithOption(line);
                continue;
            }

            var fields = line.Split(':', 3);
            if (fields.Length != 3)
                throw new FormatException($"not an option and not PREFIX:ENCODING:CONTENT: {line}");
            var key = ParsePrefix(fields[0]);
            if (!groups.TryGetValue(key, out var lines))
                groups.Add(key, lines = []);
            lines.Add(ParseExpectation(fields[1], fields[2], line));
        }

        return script with
        {
            Groups = [.. groups.OrderBy(g => g.Key).Select(g => new ExpectationGroup(g.Key.Letter, g.Key.Number, g.Value))],
        };
    }

    private MessageScript WithOption(string line) => line.Split(':') switch
    {
        [_, "asn", var value] => this with { Asn = ushort.Parse(value, CultureInfo.InvariantCulture) },
        [_, "bind", "ipv6"] => this with { BindIpv6 = true },
        [_, "open", "inspect-open-message"] => this with { InspectOpen = true },
        [_, "open", "send-unknown-capability"] => this with { SendUnknownCapability = true },
        [_, "open", "send-unknown-message"] => this with { SendUnknownMessage = true },
        [_, "update", "send-default-route"] => this with { SendDefaultRoute = true },
        [_, "tcp_connections", var value] => this with { TcpConnections = int.Parse(value, CultureInfo.InvariantCulture) },
        _ => throw new FormatException($"unknown option: {line}"),
    };

    private static (char Letter, int Number) ParsePrefix(string prefix)
    {
        var letter = prefix.Length > 0 && char.IsAsciiLetter(prefix[0]) ? char.ToUpperInvariant(prefix[0]) : 'A';
        var digits = prefix.Length > 0 && char.IsAsciiLetter(prefix[0]) ? prefix[1..] : prefix;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (letter, number)
            : throw new FormatException($"not a prefix: {prefix}");
    }

    private static Expectation ParseExpectation(string encoding, string content, string line) => encoding switch
    {
        "raw" => new Expectation(ExpectationKind.Raw, Hex.WithoutMarker(Hex.Normalise(content))),
        "signal" => new Expectation(ExpectationKind.Signal, content.Trim()),
        "notification" => new Expectation(ExpectationKind.Notification, content.ToLowerInvariant()),
        _ => throw new FormatException($"unknown encoding: {line}"),
    };
}
