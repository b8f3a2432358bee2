using System.Globalization;
using System.Text.Json;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation.Chaos;

/// <summary>A helper that is told of every UPDATE and keeps its own table from the events: each line must be JSON, and nothing may be lost or twice.</summary>
internal sealed class Watcher
{
    private readonly SimulatedWorld _world;
    private readonly Dictionary<string, SortedSet<string>> _routes = new(StringComparer.Ordinal);

    public Watcher(SimulatedWorld world)
    {
        _world = world;
        Process = new SimulatedHelper(world) { OnLine = (_, line) => Take(line), OnStart = _ => _routes.Clear() };
    }

    public SimulatedHelper Process { get; }

    public List<string> Faults { get; } = [];

    public int Events { get; private set; }

    public string LastLine { get; private set; } = string.Empty;

    /// <summary>It was told that events were lost, or was ended: its table says nothing any more.</summary>
    public bool IsBehind => Process.Starts > 1;

    /// <summary>What a peer announces, as the events say.</summary>
    public IReadOnlyCollection<string> Of(string peer) => _routes.TryGetValue(peer, out var routes) ? routes : [];

    /// <summary>Stops reading for a while, shorter than the daemon's patience.</summary>
    public void Pause(long milliseconds)
    {
        Process.Reads = false;
        _world.After(milliseconds, () =>
        {
            Process.Reads = true;
            Process.Consume();
        });
    }

    private void Take(string line)
    {
        Events++;
        LastLine = line;
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (!root.TryGetProperty("neighbor", out var neighbor)) return;
            var peer = neighbor.GetProperty("address").GetProperty("peer").GetString()!;
            if (neighbor.TryGetProperty("state", out var state) && state.GetString() is "down" or "connected") _routes.Remove(peer);
            if (!neighbor.TryGetProperty("message", out var message) || !message.TryGetProperty("update", out var update)) return;
            if (!_routes.TryGetValue(peer, out var routes)) _routes[peer] = routes = new SortedSet<string>(StringComparer.Ordinal);
            if (update.TryGetProperty("withdraw", out var withdraw)) routes.ExceptWith(Prefixes(withdraw));
            if (!update.TryGetProperty("announce", out var announce)) return;
            foreach (var family in announce.EnumerateObject())
            {
                foreach (var nextHop in family.Value.EnumerateObject()) routes.UnionWith(Nlri(nextHop.Value));
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            if (Faults.Count < 5) Faults.Add(string.Create(CultureInfo.InvariantCulture, $"the watcher cannot read at {_world.Time.Now}: {line} ({exception.Message})"));
        }
    }

    private static IEnumerable<string> Prefixes(JsonElement families) => families.EnumerateObject().SelectMany(static family => Nlri(family.Value));

    private static IEnumerable<string> Nlri(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(static row => row.TryGetProperty("nlri", out _)).Select(static row => row.GetProperty("nlri").GetString()!) : [];
}
