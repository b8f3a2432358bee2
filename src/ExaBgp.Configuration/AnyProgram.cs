namespace ExaBgp.Configuration;

/// <summary>Takes every program as it is named, without a look at the file system.</summary>
public sealed class AnyProgram : IProgramLookup
{
    /// <summary>The one object.</summary>
    public static readonly AnyProgram Instance = new();

    private AnyProgram()
    {
    }

    /// <inheritdoc/>
    public bool TryFind(string program, string configuration, out string path, out string reason)
    {
        path = program;
        reason = string.Empty;
        return true;
    }
}
