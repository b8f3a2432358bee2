using System.CommandLine;
using ExaBgp.Qa.Functional.Commands;

// Helpers must be playing within a few tens of milliseconds: no command line is built for them.
if (args is ["play", var scenario])
    return PlayCommand.Play(scenario);

var root = new RootCommand("Plays the other side of a BGP daemon: replays cases, plays helper programs, or is a simple peer.")
{
    SuiteCommand.Create("encoding", "The daemon must hold the conversations of encoding/*.ci and *.msg.", SuiteKinds.Encoding),
    SuiteCommand.Create("parsing", "The program must validate each file of etc/*.conf.", SuiteKinds.Parsing),
    SuiteCommand.Create("decoding", "The program must decode each message of decoding/*.", SuiteKinds.Decoding),
    SuiteCommand.Create("all", "All three, for the cases of the checkout and for the shared conformance data.", SuiteKinds.Encoding | SuiteKinds.Parsing | SuiteKinds.Decoding),
    PlayCommand.Create(),
    PeerCommand.Create(),
    RecordCommand.Create(),
    ToldCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
    return 2;
}
