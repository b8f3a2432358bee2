using ExaBgp.Qa.Functional.Expectations;

namespace ExaBgp.Qa.Functional.Corpus;

/// <summary>One conversation which the daemon must hold.</summary>
/// <param name="Corpus">Where it comes from.</param>
/// <param name="Name">Its name.</param>
/// <param name="Configurations">The names of its configuration files, in <c>etc/</c>.</param>
/// <param name="Script">What the peer expects.</param>
public sealed record EncodingCase(CorpusFolder Corpus, string Name, IReadOnlyList<string> Configurations, MessageScript Script)
{
    /// <summary>Reads <c>NAME.ci</c> and <c>NAME.msg</c>.</summary>
    /// <exception cref="FormatException">A file is missing, or the <c>.msg</c> file says something unknown.</exception>
    public static EncodingCase Load(CorpusFolder corpus, string name)
    {
        var file = Path.Combine(corpus.Folder("encoding"), name);
        try
        {
            var configurations = File.ReadAllText(file + ".ci").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return new EncodingCase(corpus, name, configurations, MessageScript.Parse(File.ReadAllText(file + ".msg")));
        }
        catch (FormatException e)
        {
            throw new FormatException($"{file}.msg: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new FormatException($"{file}: {e.Message}", e);
        }
    }
}
