using System.Globalization;
using System.Text;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Helpers;

/// <summary>A helper process which counts the routes it is told.</summary>
public static class Consume
{
    /// <summary>The words of a command line which start it.</summary>
    /// <param name="needle">What stands once for each route.</param>
    /// <param name="expect">How many routes to wait for.</param>
    /// <param name="log">The file it reports in.</param>
    public static string Words(string needle, int expect, string log) => $"consume {needle} {expect} {log}";

    /// <summary>Is that helper, until its input ends.</summary>
    public static int Run(string[] words)
    {
        var needle = Encoding.ASCII.GetBytes($"\"{words[0]}\"");
        var expect = int.Parse(words[1], CultureInfo.InvariantCulture);
        var log = new HelperLog(words[2]);
        using var input = Console.OpenStandardInput(0);
        var buffer = new byte[1 << 18];
        var kept = 0;
        long count = 0;
        long total = 0;
        while (input.Read(buffer, kept, buffer.Length - kept) is var read and > 0)
        {
            total += read;
            var text = buffer.AsSpan(0, kept + read);
            var before = count;
            int at;
            while ((at = text.IndexOf(needle)) >= 0)
            {
                count++;
                text = text[(at + needle.Length)..];
            }

            if (before < expect && count >= expect)
            {
                log.Write("target", Clock.Now);
                log.Write("bytes", total);
            }

            kept = Math.Min(text.Length, needle.Length - 1);
            text[^kept..].CopyTo(buffer);
        }

        return 0;
    }
}
