using System.Text;
using ExaBgp.Host.Daemon;

namespace ExaBgp.CommandLine;

/// <summary>The outermost frame: output that fails is a status, and so is a fault of ours; neither is a trace on the operator's terminal.</summary>
internal static class EntryPoint
{
    /// <summary>Status for everything that could not be done.</summary>
    private const int Failed = 1;

    /// <summary>Runs the program; its exit status.</summary>
    public static int Run(string[] words)
    {
        var output = new OutputStream(1);
        Console.SetOut(Writer(output));
        Console.SetError(Writer(new OutputStream(2, mayBeLost: true)));
        try
        {
            return ProgramCommands.Run(ProgramNames.Apply(ProgramNames.Own(), words));
        }
        catch (IOException exception) when (output.HasFailed)
        {
            // Whoever read a pipe knows that it has gone.
            if (!output.IsAbandoned) Console.Error.WriteLine($"error: cannot write to standard output: {exception.Message}");
            return Failed;
        }
        catch (Exception exception) when (!WantsTrace(words))
        {
            Console.Error.WriteLine($"error: {exception.GetType().Name}: {exception.Message.Split('\n')[0]} (this is a fault of exabgp; with PDB=1 in the environment it shows where)");
            return Failed;
        }
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    private static bool WantsTrace(string[] words) => Environment.GetEnvironmentVariable("PDB") is { Length: > 0 } || words.Contains("--pdb");
}
