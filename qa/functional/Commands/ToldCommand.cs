using System.CommandLine;
using ExaBgp.Qa.Functional.Steps;

namespace ExaBgp.Qa.Functional.Commands;

/// <summary><c>told FILE</c>: what a daemon has told a helper, in a form which scripts can search.</summary>
public static class ToldCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The lines a helper has read, in JSON." };
        var command = new Command("told", "Shows what a helper has been told; fails when a line is not one JSON document or an answer.") { file };
        command.SetAction(parsed =>
        {
            var wrong = 0;
            foreach (var line in WholeLines(File.ReadAllText(parsed.GetRequiredValue(file).FullName)))
            {
                var events = ToldLine.Read(line);
                wrong += events is null ? 1 : 0;
                Console.Out.WriteLine(events is null ? $"not JSON: {line}" : string.Join(Environment.NewLine, events));
            }

            return wrong == 0 ? 0 : 1;
        });
        return command;
    }

    /// <summary>The lines which are complete: the last one may still be on its way.</summary>
    private static IEnumerable<string> WholeLines(string text) => text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
