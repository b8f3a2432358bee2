namespace ExaBgp.Routes;

/// <summary>How far <see cref="OutgoingRib.Clear"/> has come; default before it begins.</summary>
/// <param name="Position">Version behind which it goes on.</param>
/// <param name="Through">Version of the last route it concerns.</param>
public readonly record struct OutgoingClearing(long Position, long Through);
