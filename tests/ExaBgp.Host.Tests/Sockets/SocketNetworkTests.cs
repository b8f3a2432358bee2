using System.Net;
using System.Net.Sockets;
using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Tests.Sockets;

public sealed class SocketNetworkTests : PollerTest
{
    [Theory]
    [InlineData("127.0.27.1")]
    [InlineData("::1")]
    public void What_one_end_sends_the_other_receives(string address)
    {
        var (active, passive) = Pair(address);
        Network.Send(active, "hello"u8).Should().Be(new IoResult(5, IoStatus.Ok));
        Encoding.ASCII.GetString(ReceiveExactly(passive, 5)).Should().Be("hello");
        Network.Send(passive, "world"u8).Count.Should().Be(5);
        Encoding.ASCII.GetString(ReceiveExactly(active, 5)).Should().Be("world");
    }

    [Fact]
    public void Both_ends_know_both_endpoints()
    {
        var (active, passive) = Pair();
        var ours = Network.Endpoints(active);
        var theirs = Network.Endpoints(passive);
        ours.Local.Should().Be(theirs.Remote);
        ours.LocalPort.Should().Be(theirs.RemotePort);
        ours.Remote.Should().Be(Address("127.0.27.1"));
        ours.RemotePort.Should().Be(theirs.LocalPort);
    }

    [Fact]
    public void A_connection_comes_from_the_local_address_asked_for()
    {
        var (listener, port) = Listen("127.0.27.1");
        var active = Network.Connect(new ConnectionOptions { Remote = Address("127.0.27.1"), Local = Address("127.0.27.9"), Port = port });
        Next(CompletionKind.Connected, active);
        var passive = Next(CompletionKind.Accepted, listener).Detail;
        Network.Endpoints(passive).Remote.Should().Be(Address("127.0.27.9"));
    }

    [Fact]
    public void A_connection_may_be_bound_to_an_interface()
    {
        var (listener, port) = Listen("127.0.27.1");
        var active = Network.Connect(new ConnectionOptions { Remote = Address("127.0.27.1"), Interface = "lo", Port = port });
        Next(CompletionKind.Connected, active);
        Next(CompletionKind.Accepted, listener);
    }

    [Fact]
    public void Nobody_listening_is_a_failed_connect_with_the_errno_and_the_handle_is_gone()
    {
        var (listener, port) = Listen("127.0.27.1");
        Network.Close(listener);
        var active = Network.Connect(new ConnectionOptions { Remote = Address("127.0.27.1"), Port = port });
        Next(CompletionKind.ConnectFailed, active).Detail.Should().Be(111);
        Network.Receive(active, new byte[1]).Status.Should().Be(IoStatus.Closed);
        Poller.HandleCount.Should().Be(0);
    }

    [Fact]
    public void A_local_address_that_is_not_ours_fails_the_connect_with_a_completion()
    {
        var active = Network.Connect(new ConnectionOptions { Remote = Address("127.0.27.1"), Local = Address("203.0.113.9"), Port = 27001 });
        Next(CompletionKind.ConnectFailed, active).Detail.Should().Be(99);
    }

    [Fact]
    public void An_interface_that_does_not_exist_fails_the_connect_with_a_completion()
    {
        var active = Network.Connect(new ConnectionOptions { Remote = Address("127.0.27.1"), Interface = "nosuch0", Port = 27001 });
        Next(CompletionKind.ConnectFailed, active).Detail.Should().BePositive();
        OpenHandlesShouldBe(0);
    }

    [Fact]
    public void A_connect_that_gets_no_answer_is_given_up_by_closing_it_and_nothing_comes_afterwards()
    {
        // A listener whose queue is full drops what comes next, so the attempt hangs.
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Parse("127.0.27.2"), 0));
        full.Listen(0);
        var port = ((IPEndPoint)full.LocalEndPoint!).Port;
        var attempts = Enumerable.Range(0, 5)
            .Select(_ => Network.Connect(new ConnectionOptions { Remote = Address("127.0.27.2"), Port = port })).ToList();
        var connected = Quiet(100).Where(c => c.Kind == CompletionKind.Connected).Select(c => c.Handle).ToList();
        var hanging = attempts.Except(connected).ToList();
        hanging.Should().NotBeEmpty();
        foreach (var attempt in attempts) Network.Close(attempt);
        Quiet().Should().BeEmpty();
        OpenHandlesShouldBe(0);
    }

    [Fact]
    public void What_was_told_once_and_not_read_does_not_keep_the_loop_awake()
    {
        var (active, passive) = Pair();
        Network.Send(active, new byte[100]);
        Quiet().Should().Equal(new Completion(CompletionKind.Readable, passive, 0));
        Network.Send(active, new byte[100]);
        Quiet().Should().BeEmpty();
        Network.Receive(passive, new byte[60]).Count.Should().Be(60);
        Quiet().Should().Equal(new Completion(CompletionKind.Readable, passive, 0));
    }

    [Fact]
    public void Readable_comes_again_until_a_read_finds_the_connection_empty()
    {
        var (active, passive) = Pair();
        Network.Send(active, new byte[100]);
        Next(CompletionKind.Readable, passive);
        Network.Receive(passive, new byte[60]).Count.Should().Be(60);
        Next(CompletionKind.Readable, passive);
        Network.Receive(passive, new byte[60]).Count.Should().Be(40);
        Network.Receive(passive, new byte[60]).Status.Should().Be(IoStatus.WouldBlock);
        Quiet().Should().BeEmpty();
    }

    [Fact]
    public void A_full_socket_refuses_and_says_when_it_takes_more()
    {
        var (active, passive) = Pair();
        var chunk = new byte[65536];
        var sent = 0;
        IoResult result;
        while ((result = Network.Send(active, chunk)).Status == IoStatus.Ok) sent += result.Count;
        result.Status.Should().Be(IoStatus.WouldBlock);
        sent.Should().BeLessThan(1024 * 1024, "what waits in the kernel is old when a slow peer reads it");
        Network.PauseReading(passive, true);
        Quiet().Should().BeEmpty();
        Network.PauseReading(passive, false);
        ReceiveExactly(passive, sent);
        Next(CompletionKind.Writable, active);
        Network.Send(active, chunk).Status.Should().Be(IoStatus.Ok);
    }

    [Fact]
    public void A_paused_connection_is_silent_whatever_comes_and_tells_all_when_resumed()
    {
        var (active, passive) = Pair();
        Network.Send(active, "late"u8);
        Next(CompletionKind.Readable, passive);
        Network.PauseReading(passive, true);
        Network.Close(active);
        Quiet().Should().BeEmpty();
        Network.PauseReading(passive, false);
        Next(CompletionKind.Readable, passive);
        ReceiveExactly(passive, 4);
        Network.Receive(passive, new byte[4]).Status.Should().Be(IoStatus.Closed);
    }

    [Fact]
    public void After_our_direction_ended_the_peer_can_still_be_read()
    {
        var (active, passive) = Pair();
        Network.Send(active, "notification"u8);
        Network.ShutdownSend(active);
        ReceiveExactly(passive, 12);
        Next(CompletionKind.Readable, passive);
        Network.Receive(passive, new byte[1]).Status.Should().Be(IoStatus.Closed);
        Network.Send(passive, "last words"u8);
        ReceiveExactly(active, 10);
        Network.Close(passive);
        Next(CompletionKind.Readable, active);
        Network.Receive(active, new byte[1]).Status.Should().Be(IoStatus.Closed);
    }

    [Fact]
    public void A_connection_whose_peer_ended_does_not_keep_the_loop_awake()
    {
        var (active, passive) = Pair();
        Network.Close(active);
        Next(CompletionKind.Readable, passive);
        Network.Receive(passive, new byte[1]).Status.Should().Be(IoStatus.Closed);
        Quiet().Should().BeEmpty();
    }

    [Fact]
    public void A_reset_connection_fails_reads_and_writes_with_the_errno()
    {
        var (active, passive) = Pair();
        Network.Send(passive, "unread"u8);
        Next(CompletionKind.Readable, active);
        Network.Close(active);
        Next(CompletionKind.Readable, passive);
        Network.Receive(passive, new byte[1]).Should().Be(new IoResult(0, IoStatus.Failed, 104));
        Network.Send(passive, "x"u8).Status.Should().Be(IoStatus.Failed);
        Quiet().Should().BeEmpty();
    }

    [Fact]
    public void A_completion_that_waits_is_dropped_when_its_handle_is_closed_and_never_reaches_a_new_owner()
    {
        var (active, passive) = Pair();
        Network.Send(active, "x"u8);
        Poller.Wait(Deadline);
        Network.Close(passive);
        Network.Close(active);
        var (again, other) = Pair();
        again.Should().NotBe(active).And.NotBe(passive);
        other.Should().NotBe(active).And.NotBe(passive);
        Quiet().Should().BeEmpty();
        Network.Send(passive, "x"u8).Status.Should().Be(IoStatus.Failed);
        Network.Receive(other, new byte[1]).Status.Should().Be(IoStatus.WouldBlock);
    }

    [Fact]
    public void A_connection_accepted_for_a_listener_that_was_closed_meanwhile_is_closed_too()
    {
        var (listener, port) = Listen("127.0.27.1");
        var active = Network.Connect(new ConnectionOptions { Remote = Address("127.0.27.1"), Port = port });
        while (Poller.HandleCount < 3) Poller.Wait(Deadline);
        Network.Close(listener);
        Next(CompletionKind.Connected, active);
        Next(CompletionKind.Readable, active);
        Network.Receive(active, new byte[1]).Status.Should().NotBe(IoStatus.Ok);
        OpenHandlesShouldBe(1);
    }

    [Fact]
    public void Many_connections_at_once_are_all_accepted()
    {
        var (listener, port) = Listen("127.0.27.1");
        var active = Enumerable.Range(0, 150)
            .Select(_ => Network.Connect(new ConnectionOptions { Remote = Address("127.0.27.1"), Port = port })).ToList();
        foreach (var handle in active) Next(CompletionKind.Connected, handle);
        var accepted = active.Select(_ => Next(CompletionKind.Accepted, listener).Detail).ToList();
        accepted.Distinct().Should().HaveCount(150);
    }

    [Fact]
    public void Descriptors_are_given_back()
    {
        Pair();
        var before = OpenDescriptors();
        for (var i = 0; i < 50; i++)
        {
            var (active, passive) = Pair();
            Network.Close(active);
            Network.Close(passive);
        }

        OpenDescriptors().Should().Be(before);
    }

    [Fact]
    public void A_port_in_use_is_refused_with_the_address_in_the_reason()
    {
        var (_, port) = Listen("127.0.27.1");
        Network.TryListen(new ConnectionOptions { Local = Address("127.0.27.1"), Port = port }, out _, out var reason).Should().BeFalse();
        reason.Should().Be($"could not listen on 127.0.27.1:{port}, the port is in use already");
    }

    [Fact]
    public void An_address_that_is_not_ours_is_refused_with_the_reason()
    {
        Network.TryListen(new ConnectionOptions { Local = Address("203.0.113.9"), Port = 27002 }, out _, out var reason).Should().BeFalse();
        reason.Should().Be("could not listen on 203.0.113.9:27002, this is an invalid address");
        OpenHandlesShouldBe(0);
    }

    [Fact]
    public void An_IPv6_listener_leaves_the_port_to_an_IPv4_one()
    {
        Network.TryListen(new ConnectionOptions { Local = Address("::"), Port = 0 }, out var six, out var reason).Should().BeTrue(reason);
        var port = Network.Listening(six).Port;
        Network.TryListen(new ConnectionOptions { Local = Address("0.0.0.0"), Port = port }, out _, out reason).Should().BeTrue(reason);
    }

    [Fact]
    public void Ends_with_the_same_MD5_key_connect_and_others_do_not()
    {
        var key = new SecretBytes("secret"u8.ToArray());
        Network.TryListen(
            new ConnectionOptions { Local = Address("127.0.27.1"), Remote = Address("127.0.27.3"), Port = 0, Md5Key = key }, out var listener, out var reason)
            .Should().BeTrue(reason);
        var port = Network.Listening(listener).Port;
        int Connect(string from, SecretBytes with) => Network.Connect(
            new ConnectionOptions { Remote = Address("127.0.27.1"), Local = Address(from), Port = port, Md5Key = with });
        var good = Connect("127.0.27.3", key);
        var bad = Connect("127.0.27.3", new SecretBytes("other"u8.ToArray()));
        var none = Connect("127.0.27.3", SecretBytes.None);
        Next(CompletionKind.Connected, good);
        Next(CompletionKind.Accepted, listener);
        Quiet().Should().BeEmpty();
        Network.TryAddKey(listener, new ConnectionOptions { Remote = Address("127.0.27.4"), Port = 0, Md5Key = key }, out reason).Should().BeTrue(reason);
        Next(CompletionKind.Connected, Connect("127.0.27.4", key));
        Network.Close(bad);
        Network.Close(none);
    }

    [Fact]
    public void A_key_longer_than_the_kernel_takes_is_refused_with_the_reason()
    {
        var (listener, _) = Listen("127.0.27.1");
        var peer = new ConnectionOptions { Remote = Address("127.0.27.4"), Port = 0, Md5Key = new SecretBytes(new byte[81]) };
        Network.TryAddKey(listener, peer, out var reason).Should().BeFalse();
        reason.Should().StartWith("TCP MD5 signature for 127.0.27.4: ");
    }

    [Theory]
    [InlineData("127.0.27.1")]
    [InlineData("::1")]
    public void A_listener_with_a_least_TTL_takes_only_peers_near_enough(string address)
    {
        Network.TryListen(new ConnectionOptions { Local = Address(address), Port = 0, IncomingTtl = 255 }, out var listener, out var reason)
            .Should().BeTrue(reason);
        var port = Network.Listening(listener).Port;
        var far = Network.Connect(new ConnectionOptions { Remote = Address(address), Port = port, OutgoingTtl = 64 });
        var near = Network.Connect(new ConnectionOptions { Remote = Address(address), Port = port, OutgoingTtl = 255 });
        Next(CompletionKind.Connected, near);
        Next(CompletionKind.Accepted, listener);
        Quiet().Should().NotContain(c => c.Kind == CompletionKind.Connected);
        Network.Close(far);
    }

    [Fact]
    public void A_kernel_without_TCP_AO_says_so_and_one_with_it_connects()
    {
        var (listener, port) = Listen("127.0.27.1");
        var ao = new TcpAoSettings(7, "hmac-sha-1-96", new SecretBytes("secret"u8.ToArray()), Base64: false);
        var active = new ConnectionOptions { Remote = Address("127.0.27.1"), Local = Address("127.0.27.5"), Port = port, TcpAo = ao };
        if (Network.TryAddKey(listener, new ConnectionOptions { Remote = Address("127.0.27.5"), Port = 0, TcpAo = ao }, out var reason))
        {
            Next(CompletionKind.Connected, Network.Connect(active));
            return;
        }

        reason.Should().Be("TCP-AO key for 127.0.27.5: Protocol not available");
        Next(CompletionKind.ConnectFailed, Network.Connect(active)).Detail.Should().Be(92);
    }

    private void OpenHandlesShouldBe(int count) => Poller.HandleCount.Should().Be(count);
}
