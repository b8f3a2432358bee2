using ExaBgp.Configuration;
using ExaBgp.Protocol;

namespace ExaBgp.Configuring;

/// <summary>What <c>exabgp validate</c> checks and shows.</summary>
internal sealed record ValidateOptions
{
    /// <summary><c>-n</c>: each neighbor is printed and read again.</summary>
    public bool Neighbors { get; init; }

    /// <summary><c>-r</c>: each route is encoded and decoded.</summary>
    public bool Routes { get; init; }

    /// <summary><c>-v</c>: say what the file holds.</summary>
    public bool Verbose { get; init; }

    /// <summary>Log lines are written (setting <c>log.enable</c>); errors always are.</summary>
    public bool Log { get; init; } = true;

    /// <summary>Whose wording.</summary>
    public Compatibility Compatibility { get; init; } = Compatibility.Default;

    /// <summary>What the meaning of the file depends on.</summary>
    public ParseOptions Parse { get; init; } = ParseOptions.Default;
}
