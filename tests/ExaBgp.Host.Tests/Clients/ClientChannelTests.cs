using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ExaBgp.Host.Clients;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Tests.Clients;

public sealed class ClientChannelTests : PollerTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-clients").FullName;
    private readonly ClientChannel _channel;

    public ClientChannelTests() => _channel = new ClientChannel(Poller);

    private string SocketPath => Path.Combine(_folder, "exabgp.sock");

    [Fact]
    public void Several_clients_each_have_a_dialogue_of_their_own()
    {
        Open();
        using var first = Connect(out var one);
        using var second = Connect(out var two);
        first.Send("from one\n"u8);
        second.Send("from two\n"u8);
        ReadAll(one).Should().Be("from one\n");
        ReadAll(two).Should().Be("from two\n");
        _channel.Write(two, "to two\n"u8).Status.Should().Be(IoStatus.Ok);
        _channel.Write(one, "to one\n"u8).Status.Should().Be(IoStatus.Ok);
        Receive(first).Should().Be("to one\n");
        Receive(second).Should().Be("to two\n");
    }

    [Fact]
    public void A_client_that_leaves_reads_as_ended_and_its_descriptor_is_given_back()
    {
        Open();
        var before = OpenDescriptors();
        using (Connect(out var client))
        {
            Close(client);
        }

        OpenDescriptors().Should().Be(before);
        var socket = Connect(out var other);
        socket.Dispose();
        Next(CompletionKind.ClientReadable, other);
        _channel.Read(other, new byte[10]).Status.Should().Be(IoStatus.Closed);

        void Close(int client) => _channel.Close(client);
    }

    [Fact]
    public void One_client_too_many_is_told_so_and_there_is_room_again_when_one_leaves()
    {
        Open(limit: 1);
        using var first = Connect(out var one);
        using (var second = NewSocket())
        {
            Poller.Wait(Deadline);
            Receive(second).Should().Be("error: maximum concurrent clients reached\ndone\n");
        }

        _channel.Close(one);
        using var third = Connect(out _);
    }

    [Fact]
    public void When_the_process_has_no_descriptor_left_a_client_is_sent_away_and_does_not_keep_the_loop_awake()
    {
        Open();
        using var client = NewSocket();
        client.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
        using (new DescriptorLimit()) Poller.Wait(Deadline);
        client.Receive(new byte[10]).Should().Be(0);
        Poller.TryTake(out _).Should().BeFalse();
        using var other = Connect(out _);
    }

    [Fact]
    public void A_socket_left_behind_is_replaced_and_ours_is_removed_at_the_end()
    {
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(SocketPath + ".tmp"));
            File.Move(SocketPath + ".tmp", SocketPath);
        }

        File.Exists(SocketPath).Should().BeTrue();
        Open();
        Connect(out _).Dispose();
        Poller.Dispose();
        File.Exists(SocketPath).Should().BeFalse();
    }

    [Fact]
    public void A_socket_of_a_daemon_that_lives_is_left_alone()
    {
        Open();
        new ClientChannel(Poller).TryOpenSocket(SocketPath, 10, out var reason).Should().BeFalse();
        reason.Should().Be($"socket already exists and is active ({SocketPath})");
        Connect(out _).Dispose();
    }

    [Fact]
    public void What_is_not_a_socket_is_left_alone()
    {
        File.WriteAllText(SocketPath, "mine");
        _channel.TryOpenSocket(SocketPath, 10, out var reason).Should().BeFalse();
        reason.Should().Be($"{SocketPath} exists and is not a socket");
        File.ReadAllText(SocketPath).Should().Be("mine");
    }

    [Fact]
    public void A_missing_folder_is_made_for_its_owner_only()
    {
        var path = Path.Combine(_folder, "run", "exabgp.sock");
        _channel.TryOpenSocket(path, 10, out var reason).Should().BeTrue(reason);
        File.GetUnixFileMode(Path.GetDirectoryName(path)!).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_path_longer_than_a_socket_can_have_is_refused_with_the_reason()
    {
        _channel.TryOpenSocket(Path.Combine(_folder, new string('x', 100) + ".sock"), 10, out var reason).Should().BeFalse();
        reason.Should().EndWith("longer than a socket's path can be");
    }

    [Fact]
    public void Named_pipes_carry_one_dialogue()
    {
        var client = OpenPipes();
        File.AppendAllText(_folder + "/exabgp.in", "version\n");
        ReadAll(client).Should().Be("version\n");
        using var reader = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"head -n 1 < {_folder}/exabgp.out"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        // The answer is dropped until the reader is there.
        var clock = Stopwatch.StartNew();
        while (!reader.HasExited && clock.Elapsed < Deadline)
        {
            _channel.Write(client, "done\n"u8).Status.Should().BeOneOf(IoStatus.Ok, IoStatus.WouldBlock);
            Poller.Wait(TimeSpan.FromMilliseconds(10));
        }

        reader.StandardOutput.ReadToEnd().Should().Be("done\n");
    }

    [Fact]
    public void An_answer_that_nobody_waits_for_at_the_pipes_is_dropped()
    {
        var client = OpenPipes();
        _channel.Write(client, "done\n"u8).Should().Be(new IoResult(5, IoStatus.Ok));
        Quiet().Should().BeEmpty();
    }

    [Fact]
    public void The_client_at_the_pipes_comes_back_with_a_new_handle_when_it_is_closed()
    {
        var client = OpenPipes();
        _channel.Close(client);
        var again = Next(CompletionKind.ClientConnected).Detail;
        again.Should().NotBe(client);
        File.AppendAllText(_folder + "/exabgp.in", "hello\n");
        ReadAll(again).Should().Be("hello\n");
    }

    [Fact]
    public void Folders_are_searched_in_the_documented_order()
    {
        var user = File.ReadLines("/proc/self/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        ChannelFolders.For("/opt/exabgp").Should().Equal(
            "/run/exabgp/", $"/run/{user}/", "/run/", "/var/run/exabgp/", $"/var/run/{user}/", "/var/run/",
            "/opt/exabgp/run/exabgp/", $"/opt/exabgp/run/{user}/", "/opt/exabgp/run/",
            "/opt/exabgp/var/run/exabgp/", $"/opt/exabgp/var/run/{user}/", "/opt/exabgp/var/run/");
    }

    [Fact]
    public void A_socket_and_pipes_are_found_in_the_first_folder_that_has_them()
    {
        string[] folders = [_folder + "/none/", _folder + "/"];
        ChannelFolders.FindSocket(folders, "exabgp").Should().BeNull();
        ChannelFolders.FindPipes(folders, "exabgp").Should().BeNull();
        ChannelFolders.SocketToMake(["/nonexistent/"], "exabgp", "/opt/exabgp/").Should().Be("/opt/exabgp/run/exabgp.sock");
        ChannelFolders.SocketToMake(["/nonexistent/"], "exabgp", "/").Should().Be("/nonexistent/exabgp.sock");
        ChannelFolders.SocketToMake(folders[1..], "exabgp", "/opt/exabgp/").Should().Be(SocketPath);
        Open();
        OpenPipes();
        ChannelFolders.FindSocket(folders, "exabgp").Should().Be(SocketPath);
        ChannelFolders.FindPipes(folders, "exabgp").Should().Be((_folder + "/exabgp.in", _folder + "/exabgp.out"));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Directory.Delete(_folder, recursive: true);
    }

    private void Open(int limit = 10) => _channel.TryOpenSocket(SocketPath, limit, out var reason).Should().BeTrue(reason);

    private int OpenPipes()
    {
        Process.Start("/usr/bin/mkfifo", [_folder + "/exabgp.in", _folder + "/exabgp.out"]).WaitForExit();
        _channel.TryOpenPipes(_folder + "/exabgp.in", _folder + "/exabgp.out", out var reason).Should().BeTrue(reason);
        return Next(CompletionKind.ClientConnected).Detail;
    }

    private Socket NewSocket()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(SocketPath));
        return socket;
    }

    private Socket Connect(out int client)
    {
        var socket = NewSocket();
        client = Next(CompletionKind.ClientConnected).Detail;
        return socket;
    }

    private string ReadAll(int client)
    {
        Next(CompletionKind.ClientReadable, client);
        var buffer = new byte[1000];
        return Encoding.ASCII.GetString(buffer, 0, _channel.Read(client, buffer).Count);
    }

    private static string Receive(Socket socket)
    {
        var buffer = new byte[1000];
        return Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer));
    }
}
