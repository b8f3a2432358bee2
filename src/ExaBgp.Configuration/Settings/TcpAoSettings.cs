namespace ExaBgp.Configuration.Settings;

/// <summary>A <c>tcp-ao</c> section (RFC 5925).</summary>
/// <param name="KeyId">Send and receive id.</param>
/// <param name="Algorithm"><c>hmac-sha-1-96</c>, <c>aes-128-cmac-96</c> or <c>hmac-sha-256</c>.</param>
/// <param name="Key">At most 80 octets.</param>
/// <param name="Base64">The file gives it in base64.</param>
public sealed record TcpAoSettings(byte KeyId, string Algorithm, SecretBytes Key, bool Base64);
