using System.Globalization;

namespace ExaBgp.Demo;

/// <summary>Shows what happens in the demonstration: a line for each event, with the seconds since the daemon was started and who it is about.</summary>
/// <param name="output">Where to.</param>
/// <param name="time">The clock.</param>
/// <param name="isColored">With colours of a terminal.</param>
internal sealed class DemoScreen(TextWriter output, TimeProvider time, bool isColored)
{
    private const string Plain = "\e[0m";
    private const string Strong = "\e[1m";
    private const string Faint = "\e[2m";
    private static readonly string[] Colors = ["\e[36m", "\e[33m", "\e[32m", "\e[35m"];

    private readonly Lock _writing = new();
    private long _start;

    /// <summary>Time since <see cref="Start"/>.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>The time of events counts from now.</summary>
    public void Start() => _start = time.GetTimestamp();

    /// <summary>The heading of a part.</summary>
    public void Title(string text)
    {
        lock (_writing)
        {
            output.WriteLine();
            output.WriteLine(Colored(Strong, text));
            output.WriteLine();
        }
    }

    /// <summary>Lines as they are, set in.</summary>
    public void Text(string text)
    {
        lock (_writing)
        {
            foreach (var line in text.Split('\n')) output.WriteLine(line.Length == 0 ? string.Empty : "    " + line);
        }
    }

    /// <summary>An event.</summary>
    public void Say(DemoActor actor, string text)
    {
        var seconds = Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture).PadLeft(6);
        lock (_writing) output.WriteLine($" {Colored(Faint, seconds)}  {Colored(Colors[(int)actor], Name(actor))} {text}");
    }

    private static string Name(DemoActor actor) => actor switch
    {
        DemoActor.Router => "router",
        DemoActor.Daemon => "daemon",
        DemoActor.Helper => "helper",
        _ => "you   ",
    };

    private string Colored(string color, string text) => isColored ? color + text + Plain : text;
}
