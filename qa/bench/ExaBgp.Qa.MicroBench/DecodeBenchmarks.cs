using BenchmarkDotNet.Attributes;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Qa.MicroBench;

/// <summary>Octets to routes, and routes to lines for helpers.</summary>
public class DecodeBenchmarks
{
    private readonly UpdateDecoder _decoder = new();
    private readonly AttributeInterner _interner = new();
    private readonly ByteBuffer _output = new(1 << 17);
    private readonly byte[] _unicast = Samples.UnicastUpdate();
    private readonly byte[] _unicast6 = Samples.Unicast6Update();
    private readonly byte[] _evpn = Samples.EvpnUpdate();
    private readonly byte[] _linkState = Samples.LinkStateUpdate();
    private readonly Compatibility _forms = Compatibility.Default;

    /// <summary>500 IPv4 prefixes, validated.</summary>
    [Benchmark]
    public DispositionKind Decode500() => _decoder.Decode(_unicast, Samples.Session, _interner).Kind;

    /// <summary>500 IPv4 prefixes, validated and walked over.</summary>
    [Benchmark]
    public int Decode500AndWalk() => Walk(_unicast);

    /// <summary>500 IPv6 prefixes, validated and walked over.</summary>
    [Benchmark]
    public int Decode500Ipv6AndWalk() => Walk(_unicast6);

    /// <summary>500 IPv4 prefixes to one line of JSON.</summary>
    [Benchmark]
    public int Decode500ToJson() => Json(_unicast);

    /// <summary>500 IPv4 prefixes to 500 lines of text.</summary>
    [Benchmark]
    public int Decode500ToText()
    {
        _decoder.Decode(_unicast, Samples.Session, _interner);
        _output.Clear();
        UpdateText.Write(_output, "neighbor 127.0.0.2 receive update "u8, _decoder.View(_unicast), _forms);
        return _output.Length;
    }

    /// <summary>One EVPN route to JSON.</summary>
    [Benchmark]
    public int DecodeEvpnToJson() => Json(_evpn);

    /// <summary>One BGP-LS link to JSON.</summary>
    [Benchmark]
    public int DecodeLinkStateToJson() => Json(_linkState);

    private int Walk(byte[] body)
    {
        _decoder.Decode(body, Samples.Session, _interner);
        var octets = 0;
        foreach (var route in _decoder.View(body).Announced) octets += route.Nlri.Length;
        return octets;
    }

    private int Json(byte[] body)
    {
        _decoder.Decode(body, Samples.Session, _interner);
        _output.Clear();
        UpdateJson.Write(_output, _decoder.View(body), _forms);
        return _output.Length;
    }
}
