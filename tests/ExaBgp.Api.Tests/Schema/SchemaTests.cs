using System.Text.Json;
using ExaBgp.Api.Events;
using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests.Schema;

/// <summary>Everything the router writes as JSON, held against docs/schema.</summary>
public sealed class SchemaTests
{
    private const MessageFlags Every =
        MessageFlags.Open | MessageFlags.Update | MessageFlags.Notification | MessageFlags.Keepalive | MessageFlags.Refresh | MessageFlags.Operational;

    private static readonly SchemaValidator Schemas = new(Path.Combine(Checkout.Root, "docs", "schema"));

    public static TheoryData<Generation, int> Forms => new()
    {
        { Generation.Five, 4 }, { Generation.Five, 6 }, { Generation.Six, 4 }, { Generation.Six, 6 },
    };

    [Fact]
    public void The_schemas_use_known_words_and_references() => Schemas.CheckSchemas();

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_event_fits_its_schema(Generation generation, int version)
    {
        foreach (var flags in new[] { MessageFlags.Parsed, MessageFlags.Packets, MessageFlags.Consolidate | MessageFlags.Packets })
        {
            var (router, queue) = Listening(generation, version, flags);
            router.Events.Connected(router.Peer);
            router.Events.StateChanged(router.Peer, "ESTABLISHED");
            router.Events.Negotiated(router.Peer, router.Peer.Session!);
            router.Events.Up(router.Peer);
            router.Events.LocalError(router.Peer, 1, 1, "marker"u8);
            router.Events.Signal([router.Peer], 15, "SIGTERM");
            router.Events.Down(router.Peer, "closing connection");
            router.Events.Shutdown();
            foreach (var message in EventMessages.Others)
            {
                router.Receive(message);
                router.Send(message);
            }

            queue.Events.Should().HaveCount(8 + (EventMessages.Others.Length * 2));
            foreach (var line in queue.Events) Check(line);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_update_fits_its_schema(Generation generation, int version)
    {
        var (router, queue) = Listening(generation, version, MessageFlags.Parsed);
        var count = 0;
        foreach (var message in EventMessages.Updates())
        {
            count++;
            router.Receive(message);
            queue.Events.Should().HaveCount(1, message);
            Check(queue.Events[0]);
            queue.Events.Clear();
        }

        count.Should().BeGreaterThan(40);
    }

    [Fact]
    public void Every_family_is_seen()
    {
        var seen = new HashSet<string>();
        var (router, queue) = Listening(Generation.Six, 4, MessageFlags.Parsed);
        foreach (var message in EventMessages.Updates()) router.Receive(message);
        foreach (var line in queue.Events)
        {
            using var document = JsonDocument.Parse(line);
            if (!document.RootElement.GetProperty("neighbor").GetProperty("message").TryGetProperty("update", out var update)) continue;
            foreach (var part in new[] { "announce", "withdraw" })
            {
                if (update.TryGetProperty(part, out var families)) seen.UnionWith(families.EnumerateObject().Select(static family => family.Name));
            }
        }

        FamilyTable.All.ToArray().Select(static codec => codec.JsonName).Distinct().Except(seen).Should().BeEmpty();
    }

    [Fact]
    public void Every_attribute_of_the_schema_is_seen()
    {
        var seen = new HashSet<string>();
        foreach (var generation in new[] { Generation.Five, Generation.Six })
        {
            var (router, queue) = Listening(generation, 4, MessageFlags.Parsed);
            router.Peer.Session = router.Peer.Session! with { Encoding = router.Peer.Session.Encoding with { Internal = true } };
            foreach (var message in EventMessages.Updates()) router.Receive(message);
            foreach (var line in queue.Events)
            {
                using var document = JsonDocument.Parse(line);
                var message = document.RootElement.GetProperty("neighbor").GetProperty("message");
                if (!message.TryGetProperty("update", out var update) || !update.TryGetProperty("attribute", out var attributes)) continue;
                foreach (var attribute in attributes.EnumerateObject())
                {
                    seen.Add(attribute.Name);
                    if (attribute.Name == "bgp-ls") seen.UnionWith(attribute.Value.EnumerateObject().Select(static member => "bgp-ls." + member.Name));
                }
            }
        }

        var known = Schemas.Properties("attributes.schema.json").Concat(Schemas.Properties("attributes.schema.json", "bgp-ls").Select(static name => "bgp-ls." + name));
        known.Except(seen).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Damaged_updates_are_told_in_lines_that_fit_the_schema_or_not_at_all(Generation generation, int version)
    {
        var (router, queue) = Listening(generation, version, MessageFlags.Parsed);
        var random = new Random(11);
        var told = 0;
        foreach (var message in EventMessages.Updates().Take(60))
        {
            var octets = Convert.FromHexString(message[(message.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace(" ", string.Empty, StringComparison.Ordinal));
            for (var round = 0; round < 60; round++)
            {
                var damaged = (byte[])octets.Clone();
                for (var flips = random.Next(1, 4); flips > 0 && damaged.Length > 0; flips--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                router.Receive(Convert.ToHexString(damaged));
                foreach (var line in queue.Events)
                {
                    told++;
                    Check(line, Convert.ToHexString(damaged));
                }

                queue.Events.Clear();
            }
        }

        told.Should().BeGreaterThan(100);
    }

    private static (Router Router, FakeQueue Queue) Listening(Generation generation, int version, MessageFlags form)
    {
        var router = new Router(generation, version);
        var queue = router.Helper("h", true, new ApiSettings
        {
            Name = "a",
            NeighborChanges = true,
            Negotiated = true,
            Fsm = true,
            Signal = true,
            Receive = form | Every,
            Send = form | Every,
        });
        router.Peer.Session = EventMessages.Session(router.Peer.Settings, router.Peer.Session!.Compatibility);
        return (router, queue);
    }

    private static void Check(string line, string? from = null)
    {
        line.Should().EndWith("\n");
        line.IndexOf('\n', StringComparison.Ordinal).Should().Be(line.Length - 1, from);
        using var document = JsonDocument.Parse(line);
        var wrong = Schemas.Check("event.schema.json", document.RootElement);
        wrong.Should().BeNull($"{line} of {from}");
    }
}
