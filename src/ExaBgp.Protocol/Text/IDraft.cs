namespace ExaBgp.Protocol.Text;

/// <summary>An NLRI that takes several statements to say; kept by <see cref="RouteBuilder.Draft{T}"/> until it is complete.</summary>
internal interface IDraft
{
    /// <summary>Forgets all.</summary>
    void Clear();
}
