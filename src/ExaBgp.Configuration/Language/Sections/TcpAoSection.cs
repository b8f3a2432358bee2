using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>tcp-ao { … }</c>: TCP authentication (RFC 5925).</summary>
internal static class TcpAoSection
{
    /// <summary>The algorithms, by the place a value of <c>algorithm</c> has.</summary>
    public static readonly string[] Algorithms = ["hmac-sha-1-96", "aes-128-cmac-96", "hmac-sha-256"];

    public static readonly Section<Draft> Grammar = new Section<Draft>("tcp-ao", string.Empty, "TCP authentication (RFC 5925).")
        .Scalar("keyid", Values.Integer(0, 255), null, "Key id sent and accepted. Mandatory.")
        .Scalar("algorithm", Values.Choice(Algorithms), null, "Mandatory.")
        .Scalar("password", Values.Text(bare: false), null, "The key, at most 80 octets. Mandatory.")
        .Scalar("base64", Values.Boolean(false), "false", "The key is given in base64.");

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file) =>
        file.ReadInner(Grammar, "tcp-ao", new Draft(neighbor.TcpAo));

    /// <summary>The values of the section.</summary>
    internal sealed class Draft(SectionValues values) : IHasValues
    {
        public SectionValues Values { get; } = values;
    }
}
