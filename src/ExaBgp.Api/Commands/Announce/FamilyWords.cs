using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Announce;

/// <summary>A family in two words: <c>ipv4 unicast</c>.</summary>
internal static class FamilyWords
{
    /// <summary>Reads the last two words of a command.</summary>
    public static bool TryRead(ref TokenReader words, out Family family)
    {
        family = default;
        if (!words.TryNext(out var afiWord) || !FamilyNames.TryParseAfi(afiWord, out var afi)) return false;
        if (!words.TryNext(out var safiWord) || !FamilyNames.TryParseSafi(safiWord, out var safi)) return false;
        family = new Family(afi, safi);
        return words.IsEnd;
    }
}
