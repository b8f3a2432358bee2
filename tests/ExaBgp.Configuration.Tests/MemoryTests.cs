namespace ExaBgp.Configuration.Tests;

/// <summary>Tests that look at the memory of the whole process run alone.</summary>
[CollectionDefinition("memory", DisableParallelization = true)]
public sealed class MemoryTests;
