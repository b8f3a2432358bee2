using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ExaBgp.Top;

/// <summary>A view as lines for a screen.</summary>
/// <param name="width">Columns there are.</param>
/// <param name="hasColors">Colours and emphasis may be used.</param>
internal sealed class TopReport(int width, bool hasColors)
{
    private const int MostHelpers = 5;

    /// <summary>Below this, AS and rates are left out.</summary>
    private const int WideEnough = 72;

    /// <summary>The lines.</summary>
    /// <param name="view">What to show.</param>
    /// <param name="height">Lines there are; 0 when there is no end to them.</param>
    /// <param name="first">Peers passed over.</param>
    /// <param name="foot">The last line: keys, or what is wrong.</param>
    public IReadOnlyList<string> Lines(TopView view, int height, int first, string foot)
    {
        var head = Render(Head(view));
        var helpers = view.Now.Helpers.Count == 0 ? [] : Render(Helpers(view.Now.Helpers, height == 0 ? int.MaxValue : MostHelpers));
        var fixedLines = head.Count + helpers.Count + (helpers.Count > 0 ? 1 : 0) + 3 + (foot.Length > 0 ? 1 : 0);
        var room = height == 0 ? int.MaxValue : Math.Max(1, height - fixedLines);
        first = Math.Clamp(first, 0, Math.Max(0, view.Peers.Count - room));
        var shown = view.Peers.Skip(first).Take(room).ToList();
        List<string> lines = [.. head, string.Empty, .. Render(Peers(shown, width >= WideEnough))];
        var hidden = view.Peers.Count - shown.Count;
        if (hidden > 0) lines.Add(string.Create(CultureInfo.InvariantCulture, $"  peers {first + 1} to {first + shown.Count} of {view.Peers.Count}"));
        if (helpers.Count > 0) lines.AddRange([string.Empty, .. helpers]);
        if (foot.Length == 0) return lines;
        while (lines.Count < height - 1) lines.Add(string.Empty);
        lines.AddRange(Render(new Markup($"[grey]{Markup.Escape(foot)}[/]")));
        return height > 0 && lines.Count > height ? [.. lines.Take(height - 1), lines[^1]] : lines;
    }

    /// <summary>The number of peers that may be passed over: the last ones stay in sight.</summary>
    public static int Last(TopView view) => Math.Max(0, view.Peers.Count - 1);

    private static Rows Head(TopView view)
    {
        var now = view.Now;
        var processor = view.Processor is { } share ? share.ToString("0.0", CultureInfo.InvariantCulture) + " %" : "?";
        var memory = now.Usage is { } usage ? TopFormat.Octets(usage.Memory) : "?";
        var down = now.Peers.Count - view.Established;
        return new Rows(
            Line($"[bold]ExaBGP {Markup.Escape(now.Version)}[/]  process {now.Process}  up {TopFormat.Duration(now.Uptime)}  cpu {processor}  memory {memory}"),
            Line($"peers [bold]{now.Peers.Count}[/]: [green]{view.Established} up[/], {(down > 0 ? $"[red]{down} down[/]" : "0 down")}  messages/s {TopFormat.Rate(view.Rate)}"),
            Line($"routes in [bold]{now.RoutesIn}[/]  out [bold]{now.RoutesOut}[/]  tables {TopFormat.Octets(now.TableOctets)}"));
    }

    private static Table Peers(IReadOnlyList<PeerRow> rows, bool isWide)
    {
        var table = New("PEER");
        if (isWide) table.AddColumn(Right("AS"));
        table.AddColumns(Left("STATE"), Right("SINCE"), Right("IN"), Right("OUT"));
        if (isWide) table.AddColumns(Right("RX/S"), Right("TX/S"));
        foreach (var (peer, sent, received) in rows)
        {
            var color = peer.IsEstablished ? "green" : "red";
            List<IRenderable> cells = [Cell(peer.Address)];
            if (isWide) cells.Add(Cell(TopFormat.Count(peer.As)));
            cells.AddRange([
                State(peer.IsEstablished ? "up" : peer.State.ToLowerInvariant(), color), Cell(TopFormat.Duration(peer.Seconds)),
                Cell(TopFormat.Count(peer.RoutesIn)), Cell(TopFormat.Count(peer.RoutesOut)),
            ]);
            if (isWide) cells.AddRange([Cell(TopFormat.Rate(received)), Cell(TopFormat.Rate(sent))]);
            table.AddRow(cells);
        }

        return table;
    }

    private static Table Helpers(IReadOnlyList<HelperSample> helpers, int most)
    {
        var table = New("HELPER").AddColumns(Left("STATE"), Right("LINES WAITING"), Right("BYTES"), Right("EVENTS LOST"));
        var order = helpers.OrderBy(static helper => helper.IsRunning).ThenByDescending(static helper => helper.Bytes).ToList();
        foreach (var helper in order.Take(order.Count > most ? most - 1 : most))
        {
            table.AddRow(
                Cell(helper.Name), helper.IsRunning ? State("running", "green") : State("ended", "red"),
                Cell(TopFormat.Count(helper.Items)), Cell(TopFormat.Octets(helper.Bytes)), Cell(TopFormat.Count(helper.Dropped)));
        }

        if (order.Count > most) table.AddRow(Cell($"and {order.Count - most + 1} more"));
        return table;
    }

    /// <summary>Only the first column gives way when there is not room for all.</summary>
    private static Table New(string name) => new Table { Border = TableBorder.None }.AddColumn(new TableColumn(new Markup($"[bold]{name}[/]")) { Padding = new Padding(0, 0, 2, 0) });

    private static TableColumn Left(string name) => new(new Markup($"[bold]{name}[/]")) { NoWrap = true, Padding = new Padding(0, 0, 2, 0) };

    private static TableColumn Right(string name) => new(new Markup($"[bold]{name}[/]")) { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 2, 0) };

    private static Text Cell(string text) => new(text) { Overflow = Overflow.Ellipsis };

    private static Markup State(string word, string color) => new($"[{color}]{Markup.Escape(word)}[/]") { Overflow = Overflow.Ellipsis };

    private static Markup Line(string markup) => new(markup) { Overflow = Overflow.Ellipsis };

    private List<string> Render(IRenderable what)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = hasColors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(what);
        return [.. output.ToString().TrimEnd('\n').Split('\n').Select(static line => line.TrimEnd())];
    }
}
