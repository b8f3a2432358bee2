using System.Text;

namespace ExaBgp.Qa.Functional.Steps;

/// <summary>Plays a scenario as a helper program.</summary>
public sealed class ScenarioPlayer(Scenario scenario, IHelperPipes pipes)
{
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);
    private readonly StringBuilder _buffer = new();
    private string _line = "";
    private int _ioErrorCode;

    /// <summary>Plays all steps.</summary>
    /// <returns>The exit code.</returns>
    public int Play()
    {
        try
        {
            int? code = null;
            for (var at = 0; code is null && at < scenario.Steps.Count;)
                code = Perform(scenario.Steps[at], ref at);
            Flush();
            return code ?? 0;
        }
        catch (IOException)
        {
            return _ioErrorCode;
        }
    }

    private int? Perform(Step step, ref int at)
    {
        at++;
        switch (step.Word)
        {
            case "send":
                Queue(step.Text);
                Flush();
                return null;
            case "queue":
                Queue(step.Text);
                return null;
            case "flush":
                Flush();
                return null;
            case "sleep":
                pipes.Wait(Seconds(Scenario.Numbers(step)[0]));
                return null;
            case "ack":
            case "need-ack":
                return Acknowledged(Scenario.Numbers(step), step.Word == "need-ack");
            case "need-no-ack":
                return NotAcknowledged(Scenario.Numbers(step)[0]);
            case "read":
                _line = pipes.ReadLine(null) ?? "";
                return null;
            case "wait-shutdown":
                WaitForShutdown(Scenario.Numbers(step));
                return null;
            case "stderr":
                pipes.WriteError(Expand(step.Text));
                return null;
            case "goto":
                at = scenario.IndexOf(step.Text);
                return null;
            case "set":
                _flags.Add(step.Text.Trim());
                return null;
            case "when":
                var (test, label) = Condition.Split(step.Text);
                if (Condition.Holds(test, _line, _flags, () => pipes.Orphan))
                    at = scenario.IndexOf(label);
                return null;
            case "io-error":
                _ioErrorCode = (int)Scenario.Numbers(step)[0];
                return null;
            case "exit":
                return (int)Scenario.Numbers(step)[0];
            default:
                return null;
        }
    }

    private int? Acknowledged(double[] numbers, bool needed)
    {
        var (wanted, limit) = ((int)numbers[0], pipes.Now + Seconds(numbers[1]));
        var count = 0;
        while (count < wanted && limit - pipes.Now is var left && left > TimeSpan.Zero && pipes.ReadLine(left) is { } line)
        {
            var answer = Answer.Of(line);
            if (answer == "shutdown")
                return 0;
            if (answer == "error")
                break;
            if (answer == "done")
                count++;
        }

        if (count >= wanted || !needed)
            return null;
        pipes.WriteError($"only {count} of {wanted} acknowledgements");
        return 1;
    }

    private int? NotAcknowledged(double seconds)
    {
        var limit = pipes.Now + Seconds(seconds);
        while (limit - pipes.Now is var left && left > TimeSpan.Zero && pipes.ReadLine(left) is { } line)
        {
            switch (Answer.Of(line))
            {
                case "shutdown":
                    return 0;
                case "done":
                    pipes.WriteError("an acknowledgement which should not be");
                    return 1;
            }
        }

        return null;
    }

    private void WaitForShutdown(double[] numbers)
    {
        var limit = pipes.Now + Seconds(numbers[0]);
        while (pipes.Now < limit && !pipes.Orphan)
        {
            var line = pipes.ReadLine(null) ?? "";
            if (line.Length == 0 || line.Contains("shutdown", StringComparison.Ordinal))
                return;
            pipes.Wait(Seconds(numbers[1]));
        }
    }

    private void Queue(string text) => _buffer.Append(Expand(text)).Append('\n');

    private void Flush()
    {
        if (_buffer.Length == 0)
            return;
        var text = _buffer.ToString();
        _buffer.Clear();
        pipes.Write(text);
    }

    private string Expand(string text) => text.Replace("{line}", _line, StringComparison.Ordinal);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
