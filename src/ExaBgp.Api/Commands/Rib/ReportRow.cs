using ExaBgp.Api.Commands.Peers;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>Extensive JSON rows of generation 6: the route, and the rows of the peer's report as text.</summary>
internal sealed class ReportRow(Compatibility forms) : NlriRow(forms)
{
    private readonly ByteBuffer _report = new();

    /// <inheritdoc/>
    public override void Begin(IPeerView peer)
    {
        var rows = PeerReport.Lines(peer, five: false).ToArray();
        var families = peer.Settings.Families.Count;
        _report.Clear();
        Member("peer-address", peer.Settings.PeerAddress.ToString());
        Member("local-address", rows[2]);
        Member("state", rows[3]);
        Member("duration", rows[4]);
        Member("as", rows[6]);
        Member("id", rows[7]);
        Member("hold", rows[8]);
        Member("capabilities", string.Join('\n', rows[10..17]));
        Member("families", string.Join('\n', rows[18..(18 + families)]));
        Member("messages", string.Join('\n', rows[(19 + families)..(25 + families)]));
        Member("prefixes", string.Join('\n', rows[(26 + families)..]));
    }

    /// <inheritdoc/>
    protected override void WritePeer(ByteBuffer line) => line.Write(_report.Written);

    private void Member(string name, string value)
    {
        _report.Write(", "u8);
        JsonLine.Member(_report, name, value);
    }
}
