using System.CommandLine;

namespace ExaBgp.Demo;

/// <summary>The words of <c>exabgp demo</c>.</summary>
internal static class DemoWords
{
    /// <summary>The subcommand.</summary>
    public static Command Create()
    {
        var command = new Command("demo", "show the main job: a daemon, a helper and a router on loopback");
        command.SetAction(static (_, stop) => DemoCommand.RunAsync(Console.Out, TimeProvider.System, stop));
        return command;
    }
}
