using System.Text;
using ExaBgp.Configuration.Language.Sections;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>Makes the keys of a neighbor. No message shows any of them.</summary>
internal static class KeyBuilder
{
    private const int Longest = 80;

    public static SecretBytes Md5(NeighborDraft draft, FileReader file)
    {
        var password = draft.Values.Get("md5-password", string.Empty);
        var place = draft.Values.PlaceOf("md5-password");
        if (draft.Values.Get<object?>("md5-base64", null) is Auto)
            file.Diagnostics.Warn(draft.Values.PlaceOf("md5-base64"), "md5-base64 auto means false: the password is taken as it is", "md5-base64 true");
        if (password.Length == 0) return SecretBytes.None;
        if (password.Length > Longest)
        {
            file.Diagnostics.Error(place, "MD5 password must be no larger than 80 characters");
            return SecretBytes.None;
        }

        if (!draft.Values.Flag("md5-base64", false)) return new SecretBytes(Encoding.UTF8.GetBytes(password));
        if (!TryDecode(password, out var key)) file.Diagnostics.Error(place, "invalid MD5 password: it is not valid base64");
        else if (key.Length == 0) file.Diagnostics.Error(place, "invalid MD5 password: it decodes to an empty key");
        else return new SecretBytes(key);
        return SecretBytes.None;
    }

    public static TcpAoSettings? TcpAo(NeighborDraft draft, FileReader file)
    {
        var values = draft.TcpAo;
        if (values.IsEmpty) return null;
        var missing = new[] { "keyid", "algorithm", "password" }.Where(keyword => !values.Has(keyword)).ToArray();
        if (missing.Length > 0)
        {
            file.Diagnostics.Error(values.FirstPlace, $"incomplete tcp-ao, missing {string.Join(", ", missing)}");
            return null;
        }

        var place = values.PlaceOf("password");
        var isBase64 = values.Flag("base64", false);
        if (values.Get<string?>("password", null) is not { } password) return null;
        var key = Encoding.UTF8.GetBytes(password);
        if (isBase64 && !TryDecode(password, out key))
        {
            file.Diagnostics.Error(place, "invalid TCP-AO key: it is not valid base64");
            return null;
        }

        if (key.Length > Longest) file.Diagnostics.Error(place, "TCP-AO key must be no larger than 80 bytes");
        if (key.Length == 0) file.Diagnostics.Error(place, "invalid TCP-AO key: it is empty");
        return new TcpAoSettings((byte)values.Number("keyid", 0), TcpAoSection.Algorithms[values.Get("algorithm", 0)], new SecretBytes(key), isBase64);
    }

    private static bool TryDecode(string text, out byte[] octets)
    {
        octets = [];
        if (text.AsSpan().ContainsAny(" \t\r\n")) return false;
        var buffer = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, buffer, out var length)) return false;
        octets = buffer[..length];
        return true;
    }
}
