using System.Text;

namespace ExaBgp.Protocol;

/// <summary>The code, subcode and data of a NOTIFICATION (RFC 4271 section 4.5).</summary>
public sealed record NotificationError(byte Code, byte Subcode, ReadOnlyMemory<byte> Data)
{
    /// <summary>A NOTIFICATION whose data is ASCII text, as the reference writes nearly all of them.</summary>
    public NotificationError(byte code, byte subcode, string text)
        : this(code, subcode, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>The data read as UTF-8, for logs.</summary>
    public string Text => Encoding.UTF8.GetString(Data.Span);
}
