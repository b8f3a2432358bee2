using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>How names and lists of names are read.</summary>
internal static class Names
{
    /// <summary>True for letters, digits, <c>.</c>, <c>-</c> and <c>_</c> only.</summary>
    public static bool IsValid(string name) => name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>Reads <c>[ a b ]</c> or <c>[ a, b ]</c>.</summary>
    public static bool TryReadList(ref TokenReader words, string what, List<(string Name, Token Place)> into, out ParseError error)
    {
        var expected = $"[ {what}1, {what}2, ... ]";
        error = default;
        if (!words.TryTake("["u8))
        {
            error = words.Error(words.IsEnd ? "a list is missing" : "a list stands in brackets", expected);
            return false;
        }

        while (!words.TryTake("]"u8))
        {
            if (words.IsEnd)
            {
                error = words.Error("the list is not closed: \"]\" is missing", expected);
                return false;
            }

            var place = words.TokenAt(words.Position);
            words.TryNext(out var word);
            if (word.SequenceEqual(","u8)) continue;
            into.Add((Encoding.UTF8.GetString(word), place));
        }

        return true;
    }
}
