using ExaBgp.Protocol.Attributes;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class AttributeInternerTests
{
    [Fact]
    public void Equal_words_are_one_object()
    {
        var interner = new AttributeInterner();
        var first = Sample.Parse("med 5 origin igp").Attributes.Build(interner);
        var second = Sample.Parse("origin igp med 5").Attributes.Build(interner);
        second.Should().BeSameAs(first);
        interner.Count.Should().Be(1);
        interner.At(first.Id).Should().BeSameAs(first);
    }

    [Fact]
    public void The_next_hop_is_part_of_the_content()
    {
        var interner = new AttributeInterner();
        var one = Sample.Parse("med 5").Attributes;
        one.NextHop = NextHop.Self;
        one.Build(interner).Should().NotBeSameAs(Sample.Parse("med 5").Attributes.Build(interner));
    }

    [Fact]
    public void A_set_of_another_interner_finds_its_equal()
    {
        var interner = new AttributeInterner();
        var own = Sample.Parse("med 5").Attributes.Build(interner);
        interner.Intern(Sample.Set("med 5")).Should().BeSameAs(own);
        interner.Intern(own).Should().BeSameAs(own);
    }

    [Fact]
    public void Sweeping_forgets_only_what_nobody_holds()
    {
        var interner = new AttributeInterner();
        var held = new List<AttributeSet>();
        for (var med = 0; med < 5000; med++)
        {
            var set = Sample.Parse(FormattableString.Invariant($"med {med}")).Attributes.Build(interner);
            if (med % 10 != 0) continue;
            set.References++;
            held.Add(set);
        }

        interner.Sweep();
        interner.Count.Should().Be(500);
        foreach (var set in held)
        {
            interner.At(set.Id).Should().BeSameAs(set);
            interner.Intern(set.Bytes, set.NextHop).Should().BeSameAs(set);
        }
    }

    [Fact]
    public void A_freed_place_is_used_again()
    {
        var interner = new AttributeInterner();
        for (var med = 0; med < 4096; med++) Sample.Parse(FormattableString.Invariant($"med {med}")).Attributes.Build(interner);
        interner.Sweep();
        interner.Count.Should().Be(0);
        Sample.Parse("med 9").Attributes.Build(interner).Id.Should().BeLessThan(4096);
    }

    [Fact]
    public void Few_sets_are_not_swept()
    {
        var interner = new AttributeInterner();
        Sample.Parse("med 1").Attributes.Build(interner);
        interner.Sweep();
        interner.Count.Should().Be(1);
    }
}
