using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Labeled;

/// <summary>Labelled prefixes (RFC 8277): <c>bits(1) label(3)… octets(0-16)</c>. The identity is the prefix.</summary>
public sealed class LabeledFamily(Family family) : LabeledPrefixFamily(family, distinguisherSize: 0)
{
    internal override RouteWords Words => RouteWords.Labeled;

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility) =>
        WritePrefixAndLabels(nlri, output, !compatibility.IsFive);

    private protected override void WriteMaskedCommand(in NlriView nlri, ByteBuffer output) => WritePrefixAndLabels(nlri, output, raw: false);

    internal override bool TryAdd(RouteBuilder route, in IpPrefix prefix, out string error) => TryAdd(route, null, prefix, out error);
}
