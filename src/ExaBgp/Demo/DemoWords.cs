using System.CommandLine;

namespace ExaBgp.Demo;

/// <summary>The words of <c>exabgp demo</c>.</summary>
internal static class DemoWords
{
    /// <summary>The subcommand.</summary>
    public static Command Create()
    {
        var command = new Command("demo", "show the main job: a daemon, a helper and a router on loopback");
        command.SetAction(static (_, stop) =>
        {
            var isColored = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
            return DemoCommand.RunAsync(Console.Out, isColored, TimeProvider.System, stop);
        });
        return command;
    }
}
