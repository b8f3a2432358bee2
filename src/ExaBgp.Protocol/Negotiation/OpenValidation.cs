using System.Globalization;
using ExaBgp.Protocol.Capabilities;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Negotiation;

/// <summary>Whether a peer's OPEN is acceptable beside ours (RFC 4271 section 6.2, RFC 6286, RFC 6793, RFC 9234).</summary>
public static class OpenValidation
{
    /// <summary>The NOTIFICATION that refuses <paramref name="received"/>, or null.</summary>
    /// <param name="sent">Our OPEN.</param>
    /// <param name="received">The peer's.</param>
    /// <param name="expectedAs">The AS configured for the peer, 0 for any.</param>
    public static NotificationError? Validate(OpenMessage sent, OpenMessage received, uint expectedAs) =>
        CheckAs(received, expectedAs) ?? CheckIdentifier(sent, received) ?? CheckHoldTime(received) ?? CheckMultiSession(sent, received) ?? CheckRole(sent, received);

    private static NotificationError? CheckAs(OpenMessage received, uint expectedAs)
    {
        if (expectedAs != 0 && received.As != expectedAs) return Error(2, 2, $"ASN in OPEN ({received.As}) did not match ASN expected ({expectedAs})");
        if (received.As is 0 or OpenMessage.AsTrans || received.As2 == 0) return Error(2, 2, $"{(received.As2 == 0 ? 0 : received.As)} is an invalid ASN");
        return null;
    }

    private static NotificationError? CheckIdentifier(OpenMessage sent, OpenMessage received)
    {
        if (received.Identifier == IpAddress.AnyIpv4) return Error(2, 3, $"0.0.0.0 is an invalid router_id");
        return received.As == sent.As && received.Identifier == sent.Identifier
            ? Error(2, 3, $"BGP Identifier collision, same router-id ({received.Identifier}) on both sides of this IBGP session")
            : null;
    }

    private static NotificationError? CheckHoldTime(OpenMessage received) =>
        received.HoldTime is 1 or 2 ? Error(2, 6, $"Hold Time is invalid ({received.HoldTime})") : null;

    private static NotificationError? CheckMultiSession(OpenMessage sent, OpenMessage received)
    {
        if (!sent.Has(CapabilityCode.MultiSession)) return null;
        if (!received.Has(CapabilityCode.MultiSession)) return Error(2, 9, $"multisession is mandatory with this peer");
        return sent.Families.ToHashSet().SetEquals(received.Families)
            ? null
            : Error(2, 8, $"when checking session id, capability {CapabilityTable.At(CapabilityCode.Multiprotocol).Name} did not match");
    }

    private static NotificationError? CheckRole(OpenMessage sent, OpenMessage received)
    {
        if (!received.TryGet(CapabilityCode.Role, out var theirs)) return null;
        if (theirs.Length > 1) return Error(2, 11, $"role mismatch, more than one role announced");
        if (!sent.TryGet(CapabilityCode.Role, out var ours) || RoleCapability.AreCompatible(ours[0], theirs[0])) return null;
        return Error(2, 11, $"role mismatch, local role is {RoleCapability.NameOf(ours[0])} and remote role is {RoleCapability.NameOf(theirs[0])}");
    }

    private static NotificationError Error(byte code, byte subcode, FormattableString text) => new(code, subcode, text.ToString(CultureInfo.InvariantCulture));
}
