namespace ExaBgp.Routes.Table;

/// <summary>What a <see cref="RouteRecord"/> is.</summary>
[Flags]
internal enum RouteFlags : byte
{
    /// <summary>No longer held.</summary>
    Dead = 0,

    /// <summary>An announced route.</summary>
    Announce = 1,

    /// <summary>A withdraw that some peer has not been sent yet.</summary>
    Withdraw = 2,

    /// <summary>The octets begin with a path identifier.</summary>
    PathId = 4,

    /// <summary>The octets are in the heap of the chunk; the record holds where.</summary>
    InHeap = 8,

    /// <summary>Kept over the restart of its sender (RFC 4724).</summary>
    Stale = 16,
}
