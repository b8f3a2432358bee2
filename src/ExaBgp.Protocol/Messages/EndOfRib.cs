using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>End-of-RIB (RFC 4724 section 2): an UPDATE with nothing in it, or with an empty MP_UNREACH_NLRI.</summary>
public static class EndOfRib
{
    /// <summary>Appends the whole message; the attribute has the extended-length flag, as the reference writes it.</summary>
    public static void Write(ByteBuffer output, Family family)
    {
        var start = MessageHeader.Begin(output, MessageType.Update);
        output.WriteUInt16(0);
        if (family == Family.Ipv4Unicast)
        {
            output.WriteUInt16(0);
        }
        else
        {
            output.WriteUInt16(7);
            output.Write([0x90, (byte)AttributeCode.MpUnreachNlri, 0, 3]);
            output.WriteUInt16((ushort)family.Afi);
            output.WriteUInt8((byte)family.Safi);
        }

        MessageHeader.End(output, start);
    }
}
