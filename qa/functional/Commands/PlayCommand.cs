using System.CommandLine;
using ExaBgp.Qa.Functional.Steps;

namespace ExaBgp.Qa.Functional.Commands;

/// <summary><c>play FILE.steps</c>: is the helper program which the file describes.</summary>
public static class PlayCommand
{
    // The programs which the scenarios stand for took this long to start, and some cases count on it.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(0.2);

    /// <summary>Names the file which the peer makes when the first session is up.</summary>
    public const string SessionVariable = "EXABGP_QA_SESSION";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The steps." };
        var command = new Command("play", "Plays a helper program over stdin and stdout.") { file };
        command.SetAction(parsed => Play(parsed.GetRequiredValue(file).FullName));
        return command;
    }

    /// <summary>Plays a file.</summary>
    /// <returns>The exit code.</returns>
    public static int Play(string file)
    {
        var scenario = Scenario.Parse(File.ReadAllText(file));
        var pipes = new ProcessPipes();
        new ScenarioPlayer(Scenario.Parse("queue\nsleep 0"), new NoPipes()).Play();
        if (Environment.GetEnvironmentVariable(SessionVariable) is { Length: > 0 } session)
            pipes.AwaitSession(session);
        pipes.Wait(Start);
        return new ScenarioPlayer(scenario, pipes).Play();
    }
}
