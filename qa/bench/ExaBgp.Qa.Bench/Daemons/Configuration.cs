using System.Text;
using ExaBgp.Qa.Bench.Families;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Daemons;

/// <summary>A configuration of the daemon under test.</summary>
/// <param name="Family">The one family of each neighbor.</param>
/// <param name="Neighbors">The neighbors.</param>
public sealed record Configuration(BenchFamily Family, IReadOnlyList<NeighborAddress> Neighbors)
{
    /// <summary>The program of the helper; none without it.</summary>
    public string? Helper { get; init; }

    /// <summary>Whether the helper is told the routes of the neighbors.</summary>
    public bool Receive { get; init; }

    /// <summary>How many routes each neighbor is announced from the start.</summary>
    public int Static { get; init; }

    /// <summary>More statements of each neighbor.</summary>
    public string Extra { get; init; } = "";

    /// <summary>The hold time, in seconds.</summary>
    public int HoldTime { get; init; } = 180;

    /// <summary>The text of the file.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            if (Helper is not null)
                text.Append($"process helper {{\n    run {Helper};\n    encoder json;\n}}\n\n");
            foreach (var neighbor in Neighbors)
            {
                text.Append($"neighbor {neighbor.Peer} {{\n    router-id 10.0.0.1;\n    local-address {neighbor.Local};\n    local-as 65001;\n    peer-as 65002;\n");
                text.Append($"    hold-time {HoldTime};\n    {Extra}\n    capability {{\n        route-refresh enable;\n    }}\n    family {{\n        {Family.Name};\n    }}\n");
                if (Helper is not null)
                    text.Append($"    api {{\n        processes [ helper ];\n{(Receive ? "        receive {\n            parsed;\n            update;\n        }\n" : "")}    }}\n");
                if (Static > 0)
                    AppendStatic(text);
                text.Append("}\n");
            }

            return text.ToString();
        }
    }

    private void AppendStatic(StringBuilder text)
    {
        text.Append("    static {\n");
        for (var i = 0; i < Static; i++)
            text.Append("        ").Append(Family.Announce(i, "")["announce ".Length..]).Append(";\n");
        text.Append("    }\n");
    }
}
