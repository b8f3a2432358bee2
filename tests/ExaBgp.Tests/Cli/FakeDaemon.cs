using System.Net.Sockets;

namespace ExaBgp.Tests.Cli;

/// <summary>A daemon's socket that answers each command as the test says.</summary>
internal sealed class FakeDaemon : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exabgp-sock");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Func<string, string?> _answer;

    public FakeDaemon(Func<string, string?> answer)
    {
        _answer = answer;
        Path = System.IO.Path.Combine(_folder.FullName, "test.sock");
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen(4);
        _ = ServeAsync();
    }

    public string Path { get; }

    public List<string> Commands { get; } = [];

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptAsync();
                await using var stream = new NetworkStream(client);
                using var reader = new StreamReader(stream);
                await using var writer = new StreamWriter(stream) { AutoFlush = true };
                while (await reader.ReadLineAsync() is { } line)
                {
                    lock (Commands) Commands.Add(line);
                    if (_answer(line) is not { } answer) break;
                    await writer.WriteAsync(answer);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
