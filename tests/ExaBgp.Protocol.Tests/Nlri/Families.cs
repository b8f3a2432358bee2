using System.Text;
using System.Text.Json;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Nlri;

/// <summary>What the tests of families do over and over.</summary>
internal static class Families
{
    public static readonly Compatibility Five = Compatibility.Default;
    public static readonly Compatibility Six = new(Generation.Six, 4);

    public static FamilyCodec Of(string name)
    {
        foreach (var row in FamilyTable.All)
        {
            if (row.Name == name) return row;
        }

        throw new ArgumentException($"no family {name}", nameof(name));
    }

    public static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);

    /// <summary>The octets of the only NLRI, as hexadecimal digits.</summary>
    public static string Nlri(this RouteBuilder route, int index = 0)
    {
        route.At(index, out _, out var nlri);
        return Hex(nlri);
    }

    public static string Family(this RouteBuilder route, int index = 0) => route.At(index, out _, out _).Name;

    /// <summary>Reads one NLRI that is all of <paramref name="hex"/>.</summary>
    public static byte[] Read(this FamilyCodec family, string hex, bool withdrawn = false)
    {
        var reader = new WireReader(Hex(hex));
        var outcome = family.Read(ref reader, withdrawn, out var nlri, out var skipped);
        outcome.IsAccept.Should().BeTrue(outcome.Reason);
        skipped.Should().BeFalse();
        reader.Remaining.Should().Be(0);
        return nlri.ToArray();
    }

    public static Outcome Refuse(this FamilyCodec family, string hex, bool withdrawn = false)
    {
        var reader = new WireReader(Hex(hex));
        var outcome = family.Read(ref reader, withdrawn, out _, out _);
        outcome.IsAccept.Should().BeFalse();
        return outcome;
    }

    public static string Json(this FamilyCodec family, string hex, Compatibility? compatibility = null, uint? pathId = null, string? nextHop = null)
    {
        var output = new ByteBuffer();
        family.WriteJson(View(hex, pathId, nextHop), output, compatibility ?? Five);
        var json = Encoding.UTF8.GetString(output.Written);
        JsonDocument.Parse(json).Dispose();
        return json;
    }

    public static string Text(this FamilyCodec family, string hex, Compatibility? compatibility = null, uint? pathId = null)
    {
        var output = new ByteBuffer();
        family.WriteText(View(hex, pathId, null), output, compatibility ?? Five);
        return Encoding.UTF8.GetString(output.Written);
    }

    public static string Event(this FamilyCodec family, string hex, Compatibility compatibility, string? nextHop, bool withdrawn = false)
    {
        var output = new ByteBuffer();
        family.WriteEvent(View(hex, null, nextHop), withdrawn, output, compatibility);
        return Encoding.UTF8.GetString(output.Written);
    }

    public static string Row(this FamilyCodec family, string hex, Compatibility compatibility, string? nextHop, bool extensive = false)
    {
        var output = new ByteBuffer();
        family.WriteRow(View(hex, null, nextHop), extensive, output, compatibility);
        return Encoding.UTF8.GetString(output.Written);
    }

    public static string RowJson(this FamilyCodec family, string hex, string? nextHop)
    {
        var output = new ByteBuffer();
        family.WriteRowJson(View(hex, null, nextHop), output, Five);
        var json = Encoding.UTF8.GetString(output.Written);
        JsonDocument.Parse(json).Dispose();
        return json;
    }

    public static string? Command(this FamilyCodec family, string hex, uint? pathId = null)
    {
        var output = new ByteBuffer();
        return family.TryWriteCommand(View(hex, pathId, null), output) ? Encoding.UTF8.GetString(output.Written) : null;
    }

    public static string Key(this FamilyCodec family, string hex)
    {
        var nlri = Hex(hex);
        return Hex(family.Key(nlri, new byte[nlri.Length]));
    }

    private static NlriView View(string hex, uint? pathId, string? nextHop)
    {
        var hop = NextHop.None;
        if (nextHop is not null && IpAddress.TryParse(nextHop, out var address)) hop = NextHop.Of(address);
        return new NlriView(Hex(hex), pathId, hop);
    }
}
