using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>BGP role (RFC 9234 section 4.1): one octet. Several different ones in one OPEN are kept, so that validation sees them.</summary>
public sealed class RoleCapability() : CapabilityCodec(CapabilityCode.Role, "role")
{
    private static readonly string[] Names = ["provider", "route-server", "route-server-client", "customer", "peer"];

    /// <summary>The word for a role.</summary>
    public static string NameOf(byte role) => role < Names.Length ? Names[role] : string.Create(CultureInfo.InvariantCulture, $"unknown-{role}");

    /// <summary>True when a speaker of <paramref name="local"/> may have a neighbor of <paramref name="remote"/> (RFC 9234 table 2).</summary>
    public static bool AreCompatible(byte local, byte remote) => (local, remote) is (0, 3) or (3, 0) or (1, 2) or (2, 1) or (4, 4);

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value) => value.Length == 1
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"Role capability must be 1 byte long, got {value.Length}");

    /// <inheritdoc/>
    public override byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value) => held.Contains(value[0]) ? held.ToArray() : [.. held, value[0]];

    /// <inheritdoc/>
    public override int PieceSize(ReadOnlySpan<byte> value) => 1;

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"role\", \"role\": \""u8);
        output.WriteText(NameOf(value.IsEmpty ? byte.MaxValue : value[0]));
        output.Write("\" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("role("u8);
        output.WriteText(NameOf(value.IsEmpty ? byte.MaxValue : value[0]));
        output.WriteUInt8((byte)')');
    }
}
