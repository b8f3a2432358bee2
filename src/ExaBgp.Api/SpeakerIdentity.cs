namespace ExaBgp.Api;

/// <summary>Who the daemon is. <paramref name="Started"/> is Unix time in seconds.</summary>
public sealed record SpeakerIdentity(string Version, string Host, int ProcessId, int ParentProcessId, Guid Uuid, double Started, TimeProvider Time);
