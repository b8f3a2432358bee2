using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>Tells of words in routes that version 4.2 had and that are written in another way since.</summary>
internal static class OldWords
{
    public static void Warn(in TokenReader words, FileReader file)
    {
        var isPath = false;
        var depth = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words.At(i);
            switch (word.Length)
            {
                case 1 when isPath:
                    if (word[0] is (byte)'[' or (byte)'(')
                    {
                        if (++depth == 2) file.Diagnostics.Warn(words.TokenAt(i), "a set inside a sequence is the form of version 4.2", "[ 1 4 ] ( 2 3 )");
                    }
                    else if (word[0] is (byte)']' or (byte)')')
                    {
                        depth--;
                    }

                    break;
                case 3 or 5 when word.SequenceEqual("vpn"u8) || word.SequenceEqual("l3vpn"u8):
                    if (words.At(i - 1).SequenceEqual("("u8)) file.Diagnostics.Warn(words.TokenAt(i), $"{Encoding.UTF8.GetString(word)} is the word of version 4.2", "l3-service");
                    break;
                case 14 when Ascii.EqualsIgnoreCase(word, "not-a-fragment"u8):
                    file.Diagnostics.Warn(words.TokenAt(i), "not-a-fragment is the word of version 4.2", "!is-fragment");
                    break;
                default:
                    if (word.Length > 1 && depth == 0) isPath = word.SequenceEqual("as-path"u8);
                    break;
            }
        }
    }
}
