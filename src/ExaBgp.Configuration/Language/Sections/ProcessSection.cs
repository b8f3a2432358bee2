using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>process NAME { … }</c>: a helper program.</summary>
internal static class ProcessSection
{
    public static readonly Section<ProcessDraft> Grammar = new Section<ProcessDraft>("process", "<name>", "A helper program that commands the daemon and hears of its neighbors.")
        .Statement("run", "<program> [<argument> ...]", "The program and its arguments; a relative name is looked up beside the configuration file and along the path.", ReadRun, "\"type\": \"array\", \"items\": {\"type\": \"string\"}")
        .Scalar("encoder", Values.Choice("text", "json"), "text", "Form of the events it is told.")
        .Scalar("respawn", Values.Boolean(true), "true", "Start it again when it ends.")
        .Scalar("api-version", Values.Choice("4", "6"), null, "Form of answers and events, over the daemon's setting.")
        .Scalar("ack", Values.Boolean(true), null, "Answer its commands from the start, over the daemon's setting.")
        .Scalar("overflow", Values.Choice("pause", "drop", "terminate"), "pause", "What happens when it does not read its events as fast as they come.");

    public static void Read(in TokenReader header, SpeakerDraft speaker, FileReader file)
    {
        var name = Encoding.UTF8.GetString(header.At(1));
        var place = header.TokenAt(0);
        if (name.Length == 0) file.Diagnostics.Error(place, "a process needs a name", "process <name> {");
        else if (speaker.Processes.Exists(process => process.Name == name)) file.Diagnostics.Error(header.TokenAt(1), $"a process section called \"{name}\" already exists");
        var draft = new ProcessDraft();
        file.ReadInner(Grammar, "process", draft);
        if (draft.Run.Count == 0 && !draft.IsRunWrong) file.Diagnostics.Error(place, "unset process sections: run", "run <program>;");
        var version = draft.Values.Get("api-version", -1);
        speaker.Processes.Add(new ProcessSettings
        {
            Name = name,
            Run = draft.Run,
            Json = draft.Values.Get("encoder", 0) == 1,
            Respawn = draft.Values.Flag("respawn", true),
            ApiVersion = version < 0 ? null : version == 0 ? 4 : 6,
            Ack = draft.Values.Has("ack") ? draft.Values.Flag("ack", true) : null,
            Overflow = (OverflowPolicy)draft.Values.Get("overflow", 0),
        });
    }

    private static bool ReadRun(ref TokenReader words, ProcessDraft draft, FileReader file, out ParseError error)
    {
        error = default;
        draft.IsRunWrong = true;
        if (words.IsEnd || words.Peek.IsEmpty)
        {
            error = words.Error("the program is missing", "<program> [<argument> ...]");
            return false;
        }

        var run = new List<string>();
        while (words.TryNext(out var word)) run.Add(Encoding.UTF8.GetString(word));
        if (!file.Options.Programs.TryFind(run[0], file.Text.Name, out var path, out var reason))
        {
            error = new ParseError(1, reason);
            return false;
        }

        run[0] = path;
        draft.Run = run;
        draft.IsRunWrong = false;
        return true;
    }

    /// <summary>What the section says while it is read.</summary>
    internal sealed class ProcessDraft : IHasValues
    {
        public SectionValues Values { get; } = new();

        public IReadOnlyList<string> Run { get; set; } = [];

        public bool IsRunWrong { get; set; }
    }
}
