using System.Globalization;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Routes.Tests;

/// <summary>Takes UPDATEs apart, as far as a peer of these tests needs to.</summary>
internal static class UpdateReader
{
    /// <summary>One NLRI of an UPDATE; <paramref name="Attributes"/> is null for a withdraw, else all attributes but the multiprotocol ones, then the next hop.</summary>
    public readonly record struct Change(FamilyCodec Family, uint PathId, string Nlri, string? Attributes);

    /// <summary>The changes of each message, in order; ROUTE-REFRESH markers and attributes without NLRI come as words.</summary>
    public static List<(string Word, List<Change> Changes)> Read(ReadOnlySpan<byte> octets, EncodingContext context)
    {
        var messages = new List<(string, List<Change>)>();
        while (!octets.IsEmpty)
        {
            var status = MessageHeader.TryReadFrame(octets, context.MessageSize, Generation.Five, out var type, out var length, out _);
            status.Should().Be(FrameStatus.Complete, "a message is whole and not larger than the session allows");
            var body = octets[MessageHeader.Size..length];
            octets = octets[length..];
            if (type == MessageType.RouteRefresh)
            {
                messages.Add((body[2] == RouteRefreshMessage.Begin ? "begin" : "end", []));
                continue;
            }

            type.Should().Be(MessageType.Update);
            var changes = Update(body, context);
            messages.Add((changes.Count == 0 ? "attributes" : "update", changes));
        }

        return messages;
    }

    /// <summary>One line a message: <c>-10.0.0.0/8 +11.0.0.0/8</c>, <c>begin</c>, <c>end</c>, <c>attributes</c>.</summary>
    public static List<string> Words(ReadOnlySpan<byte> octets, EncodingContext context) =>
        Read(octets, context).ConvertAll(static message => message.Changes.Count == 0
            ? message.Word
            : string.Join(' ', message.Changes.Select(static change => (change.Attributes is null ? "-" : "+") + Text(change))));

    private static string Text(Change change)
    {
        var bytes = Convert.FromHexString(change.Nlri);
        var address = new byte[change.Family.Family.Afi == Afi.Ipv6 ? 16 : 4];
        bytes.AsSpan(1, Math.Min(bytes.Length - 1, address.Length)).CopyTo(address);
        IpAddress.TryFromBytes(address, out var ip);
        return string.Create(CultureInfo.InvariantCulture, $"{ip}/{bytes[0]}{(change.PathId == 0 ? string.Empty : $"#{change.PathId}")}");
    }

    private static List<Change> Update(ReadOnlySpan<byte> body, EncodingContext context)
    {
        var changes = new List<Change>();
        var reader = new WireReader(body);
        reader.TryReadUInt16(out var withdrawn).Should().BeTrue();
        reader.TryCut(withdrawn, out var gone).Should().BeTrue();
        reader.TryReadUInt16(out var attributes).Should().BeTrue();
        reader.TryCut(attributes, out var path).Should().BeTrue();
        var all = string.Empty;
        var reach = default(ReadOnlySpan<byte>);
        var unreach = default(ReadOnlySpan<byte>);
        while (!path.IsEmpty)
        {
            AttributeHeader.TryRead(ref path, out _, out var code, out var value).Should().BeTrue("attributes are whole");
            if (code == AttributeCode.MpReachNlri) reach = value;
            else if (code == AttributeCode.MpUnreachNlri) unreach = value;
            else all += $"{(int)code}={Convert.ToHexString(value)} ";
        }

        Nlri(Sample.Ipv4, gone, context, null, changes);
        if (!unreach.IsEmpty)
        {
            var multi = new WireReader(unreach);
            Nlri(FamilyOf(ref multi), multi, context, null, changes);
        }

        if (!reach.IsEmpty)
        {
            var multi = new WireReader(reach);
            var family = FamilyOf(ref multi);
            multi.TryReadUInt8(out var size).Should().BeTrue();
            multi.TryReadBytes(size, out var nextHop).Should().BeTrue();
            multi.TryReadUInt8(out _).Should().BeTrue();
            Nlri(family, multi, context, $"{all}via {Convert.ToHexString(nextHop)}", changes);
        }

        Nlri(Sample.Ipv4, reader, context, all, changes);
        return changes;
    }

    private static FamilyCodec FamilyOf(ref WireReader reader)
    {
        reader.TryReadUInt16(out var afi).Should().BeTrue();
        reader.TryReadUInt8(out var safi).Should().BeTrue();
        return FamilyTable.Get(new Family((Afi)afi, (Safi)safi));
    }

    private static void Nlri(FamilyCodec family, WireReader reader, EncodingContext context, string? attributes, List<Change> changes)
    {
        while (!reader.IsEmpty)
        {
            uint pathId = 0;
            if (context.AddPathSend.Contains(family.Index)) reader.TryReadUInt32(out pathId).Should().BeTrue();
            if (!family.Read(ref reader, attributes is null, out var nlri, out _).IsAccept) Assert.Fail("the NLRI is not well formed");
            changes.Add(new Change(family, pathId, Convert.ToHexString(nlri), attributes));
        }
    }
}
