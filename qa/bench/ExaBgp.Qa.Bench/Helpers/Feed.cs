using System.Text;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Helpers;

/// <summary>A helper process which announces routes.</summary>
public sealed class Feed : IDisposable
{
    private const int MarkEvery = 1000;
    private const double LongestWait = 120;
    private readonly FeedOptions _options;
    private readonly HelperLog _log;
    private readonly Stream _output = Console.OpenStandardOutput(0);
    private readonly SemaphoreSlim _answered = new(0);
    private long _answers;
    private long _errors;

    private Feed(FeedOptions options) => (_options, _log) = (options, new HelperLog(options.Log));

    /// <summary>Is that helper, until its input ends.</summary>
    public static int Run(FeedOptions options)
    {
        using var feed = new Feed(options);
        var reader = new Thread(feed.ReadAnswers) { IsBackground = true };
        if (!options.OneByOne) reader.Start();
        try
        {
            feed.Say();
        }
        catch (IOException)
        {
            return 1;
        }

        if (!options.OneByOne) reader.Join();
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _answered.Dispose();
        _output.Dispose();
    }

    /// <summary>The attributes which change every ten routes: an AS path and a community.</summary>
    public static string Attributes(int index) =>
        $" as-path [ 65001 {1000 + (index / 10 % 60000)} {2000 + (index / 10 % 7)} ] community [ 65001:{index / 10 % 60000} ]";

    private void Say()
    {
        var lines = _options.Rate > 0 ? [] : Lines();
        var patience = Clock.Now + LongestWait;
        while (!File.Exists(_options.Go))
        {
            if (Clock.Now > patience)
                return;
            Task.Delay(1).Wait();
        }

        _log.Write("start", Clock.Now);
        if (_options.OneByOne)
            SayOneByOne(lines);
        else if (_options.Rate > 0)
            Churn();
        else
            SayAll(lines);
        _log.Write("errors", Interlocked.Read(ref _errors));
        if (_options.OneByOne)
            AwaitEnd();
    }

    private static void AwaitEnd()
    {
        using var input = Console.OpenStandardInput(0);
        var rest = new byte[4096];
        while (input.Read(rest) > 0)
        {
            // Nothing that comes now matters; the daemon closes the pipe when it ends.
        }
    }

    private List<byte[]> Lines()
    {
        var lines = new List<byte[]>();
        for (var i = 0; i < _options.Count; i += _options.Pack)
        {
            var attributes = _options.Changing ? Attributes(i) : "";
            var line = _options.Pack == 1
                ? _options.Family.Announce(i, attributes)
                : $"announce attributes next-hop 192.0.2.1{attributes} nlri {string.Join(' ', Enumerable.Range(i, Math.Min(_options.Pack, _options.Count - i)).Select(_options.Family.Prefix))}";
            lines.Add(Encoding.ASCII.GetBytes(line + "\n"));
        }

        return lines;
    }

    private void SayAll(List<byte[]> lines)
    {
        const int BlockSize = 1 << 16;
        var block = new byte[BlockSize];
        var filled = 0;
        foreach (var line in lines)
        {
            if (filled + line.Length > BlockSize)
            {
                _output.Write(block, 0, filled);
                filled = 0;
            }

            if (line.Length > BlockSize)
            {
                _output.Write(line);
                continue;
            }

            line.CopyTo(block, filled);
            filled += line.Length;
        }

        _output.Write(block, 0, filled);
        _log.Write("written", Clock.Now);
        while (Interlocked.Read(ref _answers) < lines.Count)
            _answered.Wait();
        _log.Write("acked", Clock.Now);
    }

    private void SayOneByOne(List<byte[]> lines)
    {
        var sent = new double[lines.Count];
        var took = new double[lines.Count];
        using var input = Console.OpenStandardInput(0);
        var answer = new byte[4096];
        for (var i = 0; i < lines.Count; i++)
        {
            sent[i] = Clock.Now;
            _output.Write(lines[i]);
            var length = 0;
            while (length == 0 || answer[length - 1] != '\n')
            {
                var read = input.Read(answer, length, answer.Length - length);
                if (read == 0)
                    return;
                length += read;
            }

            took[i] = Clock.Now - sent[i];
            if (!answer.AsSpan(0, length).SequenceEqual("done\n"u8))
                _errors++;
        }

        foreach (var at in sent)
            _log.Write("sent", at);
        foreach (var time in took)
            _log.Write("took", time);
        _log.Write("acked", Clock.Now);
    }

    /// <summary>Announces all routes, withdraws all, and so on; notes when it said every thousandth.</summary>
    private void Churn()
    {
        const int TicksPerSecond = 100;
        var marks = new List<double>();
        var start = Clock.Now;
        var said = 0;
        for (var tick = 0; tick < _options.Seconds * TicksPerSecond; tick++)
        {
            var block = new StringBuilder();
            for (var i = 0; i < _options.Rate / TicksPerSecond; i++, said++)
            {
                var index = said % _options.Count;
                if (index % MarkEvery == 0)
                    marks.Add(Clock.Now);
                block.Append(said / _options.Count % 2 == 0 ? _options.Family.Announce(index, "") : _options.Family.Withdraw(index)).Append('\n');
            }

            _output.Write(Encoding.ASCII.GetBytes(block.ToString()));
            var ahead = start + ((tick + 1.0) / TicksPerSecond) - Clock.Now;
            if (ahead > 0)
                Task.Delay(TimeSpan.FromSeconds(ahead)).Wait();
        }

        _log.Write("written", Clock.Now);
        foreach (var mark in marks)
            _log.Write("mark", mark);
        _log.Write("said", said);
        while (Interlocked.Read(ref _answers) < said)
            _answered.Wait();
        _log.Write("acked", Clock.Now);
    }

    private void ReadAnswers()
    {
        using var input = Console.OpenStandardInput(0);
        var buffer = new byte[1 << 16];
        var word = new byte[5];
        var length = 0;
        while (input.Read(buffer) is var read and > 0)
        {
            foreach (var b in buffer.AsSpan(0, read))
            {
                if (b != '\n')
                {
                    if (length < word.Length)
                        word[length] = b;
                    length++;
                    continue;
                }

                var error = length == 5 && word.AsSpan().SequenceEqual("error"u8);
                if (error || (length == 4 && word.AsSpan(0, 4).SequenceEqual("done"u8)))
                {
                    if (error)
                        Interlocked.Increment(ref _errors);
                    Interlocked.Increment(ref _answers);
                }

                length = 0;
            }

            _answered.Release();
        }

        // The daemon has gone: nobody has to wait any more.
        Interlocked.Exchange(ref _answers, long.MaxValue);
        _answered.Release();
    }
}
