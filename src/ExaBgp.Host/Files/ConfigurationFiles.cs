using ExaBgp.Configuration;
using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Settings;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Files;

/// <summary>
/// The configuration files of a daemon, used in turn. Each load opens the file anew, so that a symbolic link leads where it leads now;
/// standard input is read once and kept.
/// </summary>
/// <param name="names">Paths, or <c>-</c> alone.</param>
/// <param name="options">How to read them.</param>
/// <param name="loaded">Told of each file that was read: its name and what came of it.</param>
public sealed class ConfigurationFiles(IReadOnlyList<string> names, ParseOptions options, Action<string, ParsedConfiguration> loaded) : IConfigurationSource
{
    /// <summary>The name that means standard input.</summary>
    public const string StandardInput = "-";

    private readonly Lock _lock = new();
    private byte[]? _standardInput;
    private int _next;
    private (SettingsDiff? Diff, string Error)? _result;

    /// <summary>Called, on the reading thread, when a result is there.</summary>
    public Action Completed { get; set; } = static () => { };

    /// <summary>Reads the next file now, on this thread.</summary>
    public (SpeakerSettings? Settings, string Error) Load()
    {
        var name = names[_next % names.Count];
        _next++;
        try
        {
            var bytes = name == StandardInput ? _standardInput ??= ReadStandardInput() : File.ReadAllBytes(name);
            if (name == StandardInput && bytes.Length == 0) return (null, "the configuration on standard input is empty");
            var parsed = ConfigurationParser.Parse(new ConfigurationText(name, bytes), options);
            loaded(name, parsed);
            return (parsed.Settings, parsed.ErrorText);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, $"{name}: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void BeginLoad(SpeakerSettings before) => new Thread(() => LoadApart(before)) { IsBackground = true, Name = "configuration" }.Start();

    /// <inheritdoc/>
    public bool TryTakeResult(out SettingsDiff? diff, out string error)
    {
        lock (_lock)
        {
            (diff, error) = _result ?? (null, string.Empty);
            var has = _result is not null;
            _result = null;
            return has;
        }
    }

    private static byte[] ReadStandardInput()
    {
        if (!Console.IsInputRedirected) return [];
        using var input = Console.OpenStandardInput();
        using var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }

    private void LoadApart(SpeakerSettings before)
    {
        (SettingsDiff?, string) result;
        try
        {
            var (settings, error) = Load();
            result = (settings is null ? null : SettingsDiff.Between(before, settings), error);
        }
        catch (Exception exception)
        {
            // A fault of the parser costs a reload, not the daemon.
            result = (null, exception.ToString());
        }

        lock (_lock) _result = result;
        Completed();
    }
}
