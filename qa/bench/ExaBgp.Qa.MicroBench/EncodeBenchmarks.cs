using BenchmarkDotNet.Attributes;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Qa.MicroBench;

/// <summary>Routes to UPDATEs.</summary>
public class EncodeBenchmarks
{
    private readonly UpdatePacker _packer = new();
    private readonly ByteBuffer _output = new(1 << 16);
    private readonly (FamilyCodec Family, AttributeSet Attributes, byte[][] Nlri) _unicast;
    private readonly (FamilyCodec Family, AttributeSet Attributes, byte[][] Nlri) _evpn;
    private readonly (FamilyCodec Family, AttributeSet Attributes, byte[][] Nlri) _linkState;

    /// <summary>Takes the routes out of messages.</summary>
    public EncodeBenchmarks()
    {
        var interner = new AttributeInterner();
        _unicast = Routes(Samples.UnicastUpdate(), interner);
        _evpn = Routes(Samples.EvpnUpdate(), interner);
        _linkState = Routes(Samples.LinkStateUpdate(), interner);
    }

    /// <summary>500 IPv4 prefixes with six attributes.</summary>
    [Benchmark]
    public int Encode500() => Encode(_unicast);

    /// <summary>One EVPN route.</summary>
    [Benchmark]
    public int EncodeEvpn() => Encode(_evpn);

    /// <summary>One BGP-LS link.</summary>
    [Benchmark]
    public int EncodeLinkState() => Encode(_linkState);

    private int Encode((FamilyCodec Family, AttributeSet Attributes, byte[][] Nlri) routes)
    {
        _output.Clear();
        _packer.TryBeginAnnounce(Samples.Session.Encoding, routes.Attributes, routes.Attributes.NextHop, routes.Family, out _);
        foreach (var nlri in routes.Nlri) _packer.TryAdd(0, nlri, _output);
        _packer.End(_output);
        return _output.Length;
    }

    private static (FamilyCodec Family, AttributeSet Attributes, byte[][] Nlri) Routes(byte[] body, AttributeInterner interner)
    {
        var decoder = new UpdateDecoder();
        if (decoder.Decode(body, Samples.Session, interner).Notification is { } error) throw new InvalidOperationException(error.Text);
        var nlri = new List<byte[]>();
        var (family, attributes) = (FamilyTable.Get(Family.Ipv4Unicast), AttributeSet.Empty);
        foreach (var route in decoder.View(body).Announced)
        {
            (family, attributes) = (route.Family, route.Attributes);
            nlri.Add(route.Nlri.ToArray());
        }

        return (family, attributes, [.. nlri]);
    }
}
