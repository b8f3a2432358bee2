namespace ExaBgp.Qa.Functional.Commands;

/// <summary>The suites of a corpus.</summary>
[Flags]
public enum SuiteKinds
{
    None = 0,
    Encoding = 1,
    Parsing = 2,
    Decoding = 4,
}
