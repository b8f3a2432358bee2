namespace ExaBgp.Api.Tests.Fakes;

/// <summary>What dialogues wanted logged.</summary>
internal sealed class FakeLog : ICommandLog
{
    public List<string> Lines { get; } = [];

    public void Debug(string helper, string text) => Lines.Add($"debug {helper} {text}");

    public void Refused(string helper, string line, string reason) => Lines.Add($"refused {helper} {reason}");
}
