namespace ExaBgp.Top;

/// <summary>A peer and how much it says.</summary>
/// <param name="Peer">What is known of it.</param>
/// <param name="SentRate">Messages sent a second.</param>
/// <param name="ReceivedRate">Messages received a second.</param>
internal sealed record PeerRow(PeerSample Peer, double SentRate, double ReceivedRate);
