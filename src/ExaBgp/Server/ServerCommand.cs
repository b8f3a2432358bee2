using System.CommandLine;
using ExaBgp.CommandLine;

namespace ExaBgp.Server;

/// <summary><c>exabgp server FILE…</c>, and <c>exabgp FILE…</c>.</summary>
internal static class ServerCommand
{
    public static Command Create()
    {
        var verbose = new Option<bool>("--verbose", "-v") { Description = "log everything" };
        var debug = new Option<bool>("--debug", "-d") { Description = "log everything (-v and -p)" };
        var faults = new Option<bool>("--pdb", "-p") { Description = "accepted for compatibility: faults are always logged in full" };
        var signal = new Option<int>("--signal", "-s") { Description = "reload (SIGUSR1) after so many seconds", HelpName = "SECONDS" };
        var once = new Option<bool>("--once", "-1") { Description = "one connection attempt for each peer, then the end" };
        var passive = new Option<bool>("--passive", "-P") { Description = "wait for the peers to connect" };
        var memory = new Option<bool>("--memory", "-m") { Description = "report the use of memory at the end" };
        var profile = new Option<string?>("--profile") { Description = "report the use of time and memory at the end, in a file or on stdout", HelpName = "FILE" };
        var files = new Argument<string[]>("FILE") { Description = "configuration; - alone for standard input", Arity = ArgumentArity.OneOrMore };
        var command = new Command("server", "Run the daemon.") { verbose, debug, faults, signal, once, passive, memory, profile, files };
        command.SetAction(result => ServerProgram.Run(new ServerOptions
        {
            Files = result.GetValue(files)!,
            Verbose = result.GetValue(verbose),
            Debug = result.GetValue(debug),
            Once = result.GetValue(once),
            Passive = result.GetValue(passive),
            Memory = result.GetValue(memory),
            Signal = result.GetValue(signal),
            Profile = result.GetValue(profile),
        }));
        return command;
    }
}
