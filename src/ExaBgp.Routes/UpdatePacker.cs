using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Routes;

/// <summary>
/// Writes UPDATEs (RFC 4271 section 4.3, RFC 4760): one of the <c>TryBegin</c> methods says what the NLRI that follow have in common,
/// <see cref="TryAdd"/> puts them into messages as large as the session allows, <see cref="End"/> ends the message that is open.
/// Everything before the NLRI is made once and copied into each message.
/// <code>
/// announce, classic:     header 0000 size(2) attributes NLRI…
/// withdraw, classic:     header size(2) NLRI… 0000
/// announce, MP_REACH:    header 0000 size(2) attributes 80 0E size(1-2) afi(2) safi(1) size(1) next-hop 00 NLRI…
/// withdraw, MP_UNREACH:  header 0000 size(2) attributes 80 0F size(1-2) afi(2) safi(1) NLRI…   (generation 6: the attributes behind it)
/// </code>
/// </summary>
public sealed class UpdatePacker
{
    private const int SizesAt = MessageHeader.Size;
    private const int LongestShortValue = 255;

    private readonly ByteBuffer _head = new(512);
    private readonly ByteBuffer _tail = new(64);
    private readonly ByteBuffer _encoded = new();
    private AttributeSet? _encodedSet;
    private EncodingContext? _encodedFor;
    private IpAddress _encodedNextHop;
    private int _maximum;
    private bool _addPath;
    private int _sizeAt;
    private int _multiprotocolAt;
    private int _start = -1;
    private bool _isLong;

    /// <summary>True while a message is open.</summary>
    public bool IsOpen => _start >= 0;

    /// <summary>Begins announces of one attribute set and family. A next hop <c>self</c> has to be resolved before.</summary>
    public bool TryBeginAnnounce(EncodingContext context, AttributeSet attributes, in NextHop nextHop, FamilyCodec family, out UnsendableReason reason)
    {
        Reset(context, family);
        reason = UnsendableReason.NoNextHop;
        if (nextHop.Kind != NextHopKind.Address && family.NeedsNextHop) return false;
        var isClassic = family.Family == Family.Ipv4Unicast && nextHop.IsIpv4;
        BeginAttributes();
        WriteAttributes(attributes, context, isClassic || family.SendsNextHopAttribute ? nextHop.Address : default, _head);
        if (isClassic)
        {
            _head.PatchUInt16(_sizeAt, (ushort)(_head.Length - _sizeAt - 2));
            _sizeAt = -1;
        }
        else
        {
            BeginMultiprotocol(AttributeCode.MpReachNlri, family.Family);
            WriteNextHop(context, family, nextHop);
        }

        reason = UnsendableReason.TooLarge;
        return _head.Length < _maximum;
    }

    /// <summary>Begins withdraws of one family; the attributes go along where the family carries them.</summary>
    public bool TryBeginWithdraw(EncodingContext context, AttributeSet attributes, in NextHop nextHop, FamilyCodec family, out UnsendableReason reason)
    {
        Reset(context, family);
        reason = UnsendableReason.TooLarge;
        if (family.Family == Family.Ipv4Unicast)
        {
            MessageHeader.Begin(_head, MessageType.Update);
            _head.WriteUInt16(0);
            _tail.WriteUInt16(0);
            return true;
        }

        BeginAttributes();
        if (family.WithdrawCarriesAttributes)
        {
            var ipv4 = family.SendsNextHopAttribute ? nextHop.Address : default;
            WriteAttributes(attributes, context, ipv4, context.Compatibility.MpUnreachLast ? _head : _tail);
        }

        BeginMultiprotocol(AttributeCode.MpUnreachNlri, family.Family);
        return _head.Length + _tail.Length < _maximum;
    }

    /// <summary>Puts one NLRI into the open message, or into a new one when there is none or it is full. False: it is too large for any.</summary>
    public bool TryAdd(uint pathId, ReadOnlySpan<byte> nlri, ByteBuffer output)
    {
        var size = nlri.Length + (_addPath ? 4 : 0);
        if (IsOpen && !Fits(size, output)) End(output);
        if (!IsOpen)
        {
            Open(output);
            if (!Fits(size, output))
            {
                output.Truncate(_start);
                _start = -1;
                return false;
            }
        }

        if (_multiprotocolAt >= 0 && !_isLong && ValueLength(output) + size > LongestShortValue) Lengthen(output);
        if (_addPath) output.WriteUInt32(pathId);
        output.Write(nlri);
        return true;
    }

    /// <summary>True when one more NLRI of this length goes into the open message.</summary>
    public bool HasRoom(int nlriLength, ByteBuffer output) => Fits(nlriLength + (_addPath ? 4 : 0), output);

    /// <summary>Ends the open message, if there is one.</summary>
    public void End(ByteBuffer output)
    {
        if (!IsOpen) return;
        if (_multiprotocolAt < 0 && _sizeAt >= 0) output.PatchUInt16(_start + _sizeAt, (ushort)(output.Length - _start - _sizeAt - 2));
        if (_multiprotocolAt >= 0)
        {
            var at = _start + _multiprotocolAt + 2;
            var length = ValueLength(output);
            if (_isLong) output.PatchUInt16(at, (ushort)length);
            else output.PatchUInt8(at, (byte)length);
        }

        output.Write(_tail.Written);
        if (_multiprotocolAt >= 0) output.PatchUInt16(_start + _sizeAt, (ushort)(output.Length - _start - _sizeAt - 2));
        MessageHeader.End(output, _start);
        _start = -1;
    }

    /// <summary>
    /// The whole UPDATE that stands for a withdraw with attributes when the withdraw itself is left out: the attributes, no MP_UNREACH_NLRI.
    /// </summary>
    public bool TryWriteAttributesOnly(EncodingContext context, AttributeSet attributes, in NextHop nextHop, FamilyCodec family, ByteBuffer output)
    {
        Reset(context, family);
        BeginAttributes();
        WriteAttributes(attributes, context, family.SendsNextHopAttribute ? nextHop.Address : default, _head);
        if (_head.Length > _maximum) return false;
        _head.PatchUInt16(_sizeAt, (ushort)(_head.Length - _sizeAt - 2));
        var start = output.Length;
        output.Write(_head.Written);
        MessageHeader.End(output, start);
        return true;
    }

    private void Reset(EncodingContext context, FamilyCodec family)
    {
        _head.Clear();
        _tail.Clear();
        _maximum = context.MessageSize;
        _addPath = context.AddPathSend.Contains(family.Index);
        _sizeAt = SizesAt;
        _multiprotocolAt = -1;
        _start = -1;
    }

    /// <summary>Routes with the same attributes come one after the other, and not all of them share a message.</summary>
    private void WriteAttributes(AttributeSet set, EncodingContext context, IpAddress nextHop, ByteBuffer output)
    {
        if (!ReferenceEquals(set, _encodedSet) || !ReferenceEquals(context, _encodedFor) || nextHop != _encodedNextHop)
        {
            _encoded.Clear();
            AttributeEncoder.Encode(set, context, nextHop, _encoded);
            (_encodedSet, _encodedFor, _encodedNextHop) = (set, context, nextHop);
        }

        output.Write(_encoded.Written);
    }

    private void BeginAttributes()
    {
        MessageHeader.Begin(_head, MessageType.Update);
        _head.WriteUInt32(0);
        _sizeAt = SizesAt + 2;
    }

    private void BeginMultiprotocol(AttributeCode code, Family family)
    {
        _multiprotocolAt = _head.Length;
        _head.WriteUInt8((byte)AttributeFlags.Optional);
        _head.WriteUInt8((byte)code);
        _head.WriteUInt8(0);
        _head.WriteUInt16((ushort)family.Afi);
        _head.WriteUInt8((byte)family.Safi);
    }

    /// <summary>RFC 4760 section 3, RFC 2545 section 3, RFC 4364 section 4.3.2, RFC 4659 section 3.2.1: a zero distinguisher before each address of a VPN.</summary>
    private void WriteNextHop(EncodingContext context, FamilyCodec family, in NextHop nextHop)
    {
        var sizeAt = _head.Length;
        _head.WriteUInt8(0);
        if (nextHop.Kind == NextHopKind.Address)
        {
            WriteAddress(family, nextHop.Address);
            if (family.Family.Afi == Afi.Ipv6 && nextHop.Address.IsIpv6 && !nextHop.Address.IsLinkLocal)
            {
                var linkLocal = nextHop.LinkLocal.IsSet ? nextHop.LinkLocal : context.LinkLocal;
                if (linkLocal.IsSet) WriteAddress(family, linkLocal);
            }
        }

        _head.PatchUInt8(sizeAt, (byte)(_head.Length - sizeAt - 1));
        _head.WriteUInt8(0);
    }

    private void WriteAddress(FamilyCodec family, in IpAddress address)
    {
        _head.Take(family.NextHopDistinguisherSize).Clear();
        address.CopyTo(_head.Take(address.Size));
    }

    private void Open(ByteBuffer output)
    {
        _start = output.Length;
        _isLong = false;
        output.Write(_head.Written);
        if (_multiprotocolAt >= 0 && ValueLength(output) > LongestShortValue) Lengthen(output);
    }

    private bool Fits(int size, ByteBuffer output)
    {
        var length = output.Length - _start + size + _tail.Length;
        if (_multiprotocolAt >= 0 && !_isLong && ValueLength(output) + size > LongestShortValue) length++;
        return length <= _maximum;
    }

    private int ValueLength(ByteBuffer output) => output.Length - _start - _multiprotocolAt - (_isLong ? 4 : 3);

    /// <summary>The value passes 255 octets: the length of the attribute takes two.</summary>
    private void Lengthen(ByteBuffer output)
    {
        Span<byte> value = stackalloc byte[LongestShortValue];
        var length = ValueLength(output);
        output.Written[^length..].CopyTo(value);
        output.Truncate(_start + _multiprotocolAt + 2);
        output.PatchUInt8(_start + _multiprotocolAt, (byte)(AttributeFlags.Optional | AttributeFlags.ExtendedLength));
        output.WriteUInt16(0);
        output.Write(value[..length]);
        _isLong = true;
    }
}
