using System.Text;
using System.Text.Json;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Protocol.Tests.Nlri;

public sealed class FamilyPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);
    private static readonly Compatibility[] Forms = [Families.Five, Families.Six, new(Generation.Six, 6), Families.Five with { Compact = true }];

    [Fact]
    public void What_is_read_are_the_octets_that_were_sent() =>
        Prop.ForAll(Arb.From(NlriValues.Any()), value =>
        {
            var family = Families.Of(value.Family);
            var reader = new WireReader([.. value.Bytes, 1, 2, 3]);
            var outcome = family.Read(ref reader, withdrawn: false, out var nlri, out var skipped);
            outcome.IsAccept.Should().BeTrue($"{value} is good: {outcome.Reason}");
            skipped.Should().BeFalse($"{value} is good: {outcome.Reason}");
            nlri.SequenceEqual(value.Bytes).Should().BeTrue($"{value} ends where it ends");
            reader.Remaining.Should().Be(3);
        }).Check(Many);

    [Fact]
    public void The_words_of_an_nlri_give_it_back() =>
        Prop.ForAll(Arb.From(NlriValues.Any()), value =>
        {
            var family = Families.Of(value.Family);
            var words = family.Command(Convert.ToHexString(value.Bytes), pathId: 0x01020304)!;
            var route = Read(family, words + (family.NeedsNextHop ? " next-hop 1.2.3.4" : string.Empty), out var error);
            route.Should().NotBeNull($"'{words}' of {value} is good: {error.Message}");
            route!.At(0, out var pathId, out var nlri);
            Convert.ToHexString(nlri).Should().Be(Convert.ToHexString(value.Bytes), $"'{words}'");
            pathId.Should().Be(0x01020304u);
        }).Check(Many);

    [Fact]
    public void Every_form_of_an_nlri_is_one_line_and_valid_json() =>
        Prop.ForAll(Arb.From(NlriValues.Any()), value => IsPrintable(Families.Of(value.Family), value.Bytes)).Check(Many);

    [Fact]
    public void An_nlri_is_the_same_route_as_itself_only_with_its_own_key() =>
        Prop.ForAll(Arb.From(NlriValues.Any()), Arb.From(NlriValues.Any()), (one, other) =>
        {
            if (one.Family != other.Family) return;
            var family = Families.Of(one.Family);
            var room = new byte[one.Bytes.Length];
            var key = family.Key(one.Bytes, room).ToArray();
            family.Key(one.Bytes, new byte[one.Bytes.Length]).SequenceEqual(key).Should().BeTrue();
            key.Length.Should().BeLessThanOrEqualTo(one.Bytes.Length);
            if (one.Bytes.SequenceEqual(other.Bytes)) return;
            var isOther = !family.Key(other.Bytes, new byte[other.Bytes.Length]).SequenceEqual(key);
            if (family.Family.Safi is Safi.Unicast or Safi.Flow or Safi.SrPolicy or Safi.McastVpn) isOther.Should().BeTrue($"{one} is not {other}");
        }).Check(Many);

    [Fact]
    public void Random_octets_never_throw_nor_stand_still() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            var random = new Random(seed);
            var octets = new byte[random.Next(80)];
            random.NextBytes(octets);
            if (octets.Length > 0 && random.Next(2) == 0) octets[0] = (byte)random.Next(16);
            foreach (var family in FamilyTable.All) ReadAll(family, octets, random.Next(2) == 0);
        }).Check(Many);

    [Fact]
    public void Mutated_nlri_never_throw_nor_stand_still() =>
        Prop.ForAll(Arb.From(NlriValues.Any()), Arb.From(Gen.Choose(0, int.MaxValue - 1)), (value, seed) =>
        {
            var random = new Random(seed);
            var octets = value.Bytes.ToList();
            for (var times = random.Next(1, 4); times > 0 && octets.Count > 0; times--)
            {
                var at = random.Next(octets.Count);
                switch (random.Next(4))
                {
                    case 0: octets[at] ^= (byte)(1 << random.Next(8)); break;
                    case 1: octets[at] = (byte)random.Next(256); break;
                    case 2: octets.RemoveAt(at); break;
                    default: octets.Insert(at, (byte)random.Next(256)); break;
                }
            }

            foreach (var family in FamilyTable.All)
            {
                if (family.Family.Safi == Families.Of(value.Family).Family.Safi) ReadAll(family, [.. octets], random.Next(2) == 0);
            }
        }).Check(Many);

    [Fact]
    public void Random_words_never_throw() =>
        Prop.ForAll(Arb.From(NlriValues.Any()), Arb.From(Gen.Choose(0, int.MaxValue - 1)), (value, seed) =>
        {
            var random = new Random(seed);
            var family = Families.Of(value.Family);
            var words = family.Command(Convert.ToHexString(value.Bytes))!.Split(' ').ToList();
            string[] others = ["[", "]", "", "x", "0", "-1", "99999999999999999999", "next-hop", "label", "rd", "source", "1.2.3.4", "::/0", "&", "!", "/"];
            for (var times = random.Next(1, 4); times > 0 && words.Count > 0; times--)
            {
                var at = random.Next(words.Count);
                if (random.Next(2) == 0) words[at] = others[random.Next(others.Length)];
                else words.RemoveAt(at);
            }

            var route = Read(family, string.Join(' ', words), out var error);
            if (route is null) error.Message.Should().NotBeNullOrEmpty();
        }).Check(Many);

    private static void ReadAll(FamilyCodec family, byte[] octets, bool withdrawn)
    {
        var reader = new WireReader(octets);
        while (!reader.IsEmpty)
        {
            var before = reader.Remaining;
            var outcome = family.Read(ref reader, withdrawn, out var nlri, out var skipped);
            if (!outcome.IsAccept)
            {
                (outcome.Reason.Length > 0 || outcome.Notification is not null).Should().BeTrue();
                return;
            }

            reader.Remaining.Should().BeLessThan(before, $"{family.Name} reads {Convert.ToHexString(octets)}");
            if (skipped) nlri.Length.Should().Be(0);
            else IsPrintable(family, nlri);
        }
    }

    private static void IsPrintable(FamilyCodec family, ReadOnlySpan<byte> nlri)
    {
        var output = new ByteBuffer();
        _ = family.Key(nlri, new byte[nlri.Length]);
        foreach (var form in Forms)
        {
            foreach (var nextHop in new[] { NextHop.None, NextHop.Self, NextHop.Of(IpAddress.FromIpv4(0x01020304)) })
            {
                var view = new NlriView(nlri, form.IsFive ? null : 7u, nextHop);
                output.Clear();
                family.WriteJson(view, output, form);
                JsonDocument.Parse(output.WrittenMemory).Dispose();
                output.Clear();
                family.WriteRowJson(view, output, form);
                JsonDocument.Parse(output.WrittenMemory).Dispose();
                output.Clear();
                family.WriteText(view, output, form);
                family.WriteEvent(view, withdrawn: false, output, form);
                family.WriteEvent(view, withdrawn: true, output, form);
                family.WriteRow(view, extensive: true, output, form);
                family.TryWriteCommand(view, output);
                output.Written.ContainsAnyExceptInRange((byte)' ', (byte)'~').Should().BeFalse();
            }
        }
    }

    private static RouteBuilder? Read(FamilyCodec family, string words, out ParseError error)
    {
        var route = new RouteBuilder();
        var reader = new Statement(words).Reader;
        return RouteGrammar.TryParseFamily(family.Family, ref reader, route, null, out error) ? route : null;
    }
}
