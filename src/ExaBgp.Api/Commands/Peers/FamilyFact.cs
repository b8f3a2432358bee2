namespace ExaBgp.Api.Commands.Peers;

/// <summary>A configured family: announced by the peer (null before its OPEN), and sent or received with path identifiers.</summary>
internal readonly record struct FamilyFact(string Name, bool? Remote, bool Sends, bool Receives)
{
    /// <summary>Which way path identifiers go, as we see it.</summary>
    public string AddPath => (Sends, Receives) switch
    {
        (true, true) => "send/receive",
        (true, false) => "send",
        (false, true) => "receive",
        _ => "disabled",
    };

    /// <summary>The same as the peer sees it: what the text report has always shown.</summary>
    public string AddPathOfPeer => (Sends, Receives) switch
    {
        (true, true) => "send/receive",
        (true, false) => "receive",
        (false, true) => "send",
        _ => "disabled",
    };
}
