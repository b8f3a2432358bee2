using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands;

/// <summary>The words <c>sync</c>, <c>async</c>, <c>json</c> and <c>text</c> at the end of a command: at most two, in any order.</summary>
internal readonly record struct TrailingWords(bool Json, bool Text, bool? Synchronous)
{
    private const int Most = 2;

    /// <summary>Takes them off.</summary>
    public static TrailingWords Take(scoped ref TokenReader words)
    {
        var count = words.Count;
        var found = default(TrailingWords);
        for (var taken = 0; taken < Most && count > 1; taken++, count--)
        {
            var word = words.At(count - 1);
            if (word.SequenceEqual("json"u8)) found = found with { Json = true };
            else if (word.SequenceEqual("text"u8)) found = found with { Text = true };
            else if (word.SequenceEqual("sync"u8)) found = found with { Synchronous = true };
            else if (word.SequenceEqual("async"u8)) found = found with { Synchronous = false };
            else break;
        }

        if (count != words.Count) words = words.Slice(0, count);
        return found;
    }
}
