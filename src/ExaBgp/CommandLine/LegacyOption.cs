namespace ExaBgp.CommandLine;

/// <summary>An option of version 4.2, which had options where there are commands now.</summary>
/// <param name="Name">The long name.</param>
/// <param name="Letter">The short one, or none.</param>
/// <param name="TakesValue">A value follows.</param>
/// <param name="IsToday">The daemon of today has it too: alone it makes no line one of 4.2.</param>
internal sealed record LegacyOption(string Name, char? Letter = null, bool TakesValue = false, bool IsToday = false);
