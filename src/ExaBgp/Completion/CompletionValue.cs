namespace ExaBgp.Completion;

/// <summary>What may stand as the value of an option, or as the words of a command.</summary>
internal enum CompletionValue
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something that nobody can guess.</summary>
    Anything,

    /// <summary>A configuration file.</summary>
    Configuration,

    /// <summary>Any file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>AFI and SAFI in one word.</summary>
    Family,

    /// <summary>The words of a command of the daemon.</summary>
    DaemonCommand,

    /// <summary>A command of the system.</summary>
    SystemCommand,
}
