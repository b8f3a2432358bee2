namespace ExaBgp.Host.Processes;

/// <summary>How a command ended.</summary>
/// <param name="Status">The exit status, or minus the signal that ended it.</param>
/// <param name="Output">The first octets of what it wrote, to standard output and error alike.</param>
/// <param name="IsTimeout">It was ended because its time was up.</param>
public readonly record struct ChildResult(int Status, ReadOnlyMemory<byte> Output, bool IsTimeout)
{
    /// <summary>It ended by itself with status 0.</summary>
    public bool IsSuccess => Status == 0 && !IsTimeout;
}
