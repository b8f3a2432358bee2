namespace ExaBgp.Qa.Functional.Corpus;

/// <summary>A message and the JSON which decoding it must give.</summary>
/// <param name="Name">The case.</param>
/// <param name="Kind"><c>update</c>, <c>nlri</c> or <c>open</c>.</param>
/// <param name="Family">AFI and SAFI; empty for an OPEN.</param>
/// <param name="Message">The message in hexadecimal, without spaces.</param>
/// <param name="Json">The document expected.</param>
public sealed record DecodingCase(string Name, string Kind, string Family, string Message, string Json)
{
    /// <summary>The arguments of <c>exabgp decode</c>.</summary>
    public IReadOnlyList<string> Arguments =>
        Kind == "open" ? ["decode", "--open", Message] : ["decode", "-f", Family, "--" + Kind, Message];

    /// <summary>Reads the three lines of a file.</summary>
    /// <exception cref="FormatException">There are not three lines, or the kind is unknown.</exception>
    public static DecodingCase Load(string file)
    {
        var lines = File.ReadAllLines(file);
        var first = lines.Length < 3 ? [] : lines[0].Split(' ', 2, StringSplitOptions.TrimEntries);
        if (first.Length == 0 || first[0] is not ("update" or "nlri" or "open") || (first[0] != "open" && first.Length < 2))
            throw new FormatException($"{file}: not a decoding case");
        var message = string.Concat(lines[1].Where(c => !char.IsWhiteSpace(c)));
        return new DecodingCase(Path.GetFileName(file), first[0], first.Length > 1 ? first[1] : "", message, lines[2]);
    }
}
