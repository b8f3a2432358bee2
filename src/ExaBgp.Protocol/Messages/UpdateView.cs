using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Messages;

/// <summary>A decoded UPDATE over its octets; valid until its decoder decodes the next.</summary>
public readonly ref struct UpdateView
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly UpdateDecoder _decoder;

    internal UpdateView(ReadOnlySpan<byte> body, UpdateDecoder decoder)
    {
        _body = body;
        _decoder = decoder;
    }

    /// <summary>The path attributes, next hop of type 3; interned. Nothing when the routes are treated as withdrawn.</summary>
    public AttributeSet Attributes => _decoder.Attributes;

    internal UpdateForms Forms => _decoder.Forms;

    /// <summary>True when there is an attribute beside MP_REACH_NLRI and MP_UNREACH_NLRI.</summary>
    public bool HasAttributes => _decoder.HasAttributes;

    /// <summary>An error turned its announcements into withdraws (RFC 7606).</summary>
    public bool TreatedAsWithdraw => _decoder.TreatedAsWithdraw;

    /// <summary>Routes announced: the classic field, then MP_REACH_NLRI.</summary>
    public NlriSequence Announced => new(_body, _decoder.Announced);

    /// <summary>Routes withdrawn: the classic field, then MP_UNREACH_NLRI, then what is treated as withdrawn.</summary>
    public NlriSequence Withdrawn => new(_body, _decoder.Withdrawn);

    /// <summary>True for an End-of-RIB marker (RFC 4724 section 2).</summary>
    public bool IsEndOfRib(out Family family)
    {
        family = _decoder.EndOfRib ?? default;
        return _decoder.EndOfRib is not null;
    }
}
