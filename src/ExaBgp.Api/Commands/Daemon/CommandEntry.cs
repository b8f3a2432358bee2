namespace ExaBgp.Api.Commands.Daemon;

/// <summary>One command as <c>help</c> lists it.</summary>
/// <param name="Words">Its words.</param>
/// <param name="TakesPeer">Whether a peer may be named before it.</param>
/// <param name="Options">Words that may follow.</param>
internal sealed record CommandEntry(string Words, bool TakesPeer, IReadOnlyList<string> Options);
