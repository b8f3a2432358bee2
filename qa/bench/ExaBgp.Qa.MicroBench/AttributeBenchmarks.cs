using BenchmarkDotNet.Attributes;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Qa.MicroBench;

/// <summary>Six typical attributes.</summary>
public class AttributeBenchmarks
{
    private readonly UpdateDecoder _decoder = new();
    private readonly AttributeInterner _interner = new();
    private readonly ByteBuffer _output = new(4096);
    private readonly byte[] _known;
    private readonly byte[][] _fresh;
    private readonly AttributeSet _set;
    private int _next;

    /// <summary>Makes messages with one route.</summary>
    public AttributeBenchmarks()
    {
        _known = [0, 0, 0, (byte)Samples.SixAttributes.Length, .. Samples.SixAttributes, 24, 10, 0, 0];
        _fresh = new byte[4096][];
        for (var i = 0; i < _fresh.Length; i++)
        {
            _fresh[i] = [.. _known];
            (_fresh[i][^6], _fresh[i][^5]) = ((byte)(i >> 8), (byte)i);
        }

        _decoder.Decode(_known, Samples.Session, _interner);
        _set = _decoder.View(_known).Attributes;
    }

    /// <summary>An UPDATE of one route whose attributes were seen before.</summary>
    [Benchmark]
    public DispositionKind DecodeSeenBefore() => _decoder.Decode(_known, Samples.Session, _interner).Kind;

    /// <summary>An UPDATE of one route whose attributes have left the decoder's memory: each is read.</summary>
    [Benchmark]
    public DispositionKind DecodeEachTime()
    {
        _next = (_next + 1) & 4095;
        return _decoder.Decode(_fresh[_next], Samples.Session, _interner).Kind;
    }

    /// <summary>The attributes of an announce.</summary>
    [Benchmark]
    public int Encode()
    {
        _output.Clear();
        AttributeEncoder.Encode(_set, Samples.Session.Encoding, _set.NextHop.Address, _output);
        return _output.Length;
    }
}
