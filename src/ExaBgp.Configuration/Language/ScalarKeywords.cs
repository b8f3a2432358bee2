using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>Keywords with one value.</summary>
internal static class ScalarKeywords
{
    /// <summary>Adds a keyword with one value, kept under its name.</summary>
    public static Section<T> Scalar<T>(this Section<T> section, string name, ValueForm form, string? absent, string help)
        where T : IHasValues =>
        section.Add(new KeywordInfo(name, form.Syntax, form.Schema, absent, help), (ref words, into, file, out error) =>
        {
            var place = words.TokenAt(words.Position);
            if (place.Line == 0) place = words.TokenAt(0);
            if (!form.Read(ref words, out var value, out error))
            {
                into.Values.SetWrong(name, place);
                return false;
            }

            into.Values.Set(name, value, place);
            return true;
        });
}
