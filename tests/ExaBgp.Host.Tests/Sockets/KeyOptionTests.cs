using ExaBgp.Configuration.Settings;
using ExaBgp.Host.Sockets;
using ExaBgp.Protocol;

namespace ExaBgp.Host.Tests.Sockets;

public sealed class KeyOptionTests
{
    [Fact]
    public void The_MD5_structure_has_every_octet_where_the_kernel_reads_it()
    {
        var peer = Address("192.0.2.1");
        var option = new byte[TcpMd5Option.Size];
        Array.Fill(option, (byte)0xFF);
        TcpMd5Option.Write(option, peer, 32, 179, 0, "key"u8).Should().Be(14);
        var expected = new byte[216];
        new byte[] { 2, 0, 0, 179, 192, 0, 2, 1 }.CopyTo(expected, 0);
        expected[130] = 3;
        "key"u8.CopyTo(expected.AsSpan(136));
        option.Should().Equal(expected);
    }

    [Fact]
    public void The_MD5_structure_of_a_range_is_the_extended_one_with_its_prefix_length()
    {
        var option = new byte[TcpMd5Option.Size];
        TcpMd5Option.Write(option, Address("192.0.2.0"), 24, 0, 0, "key"u8).Should().Be(32);
        option.AsSpan(128, 4).ToArray().Should().Equal(1, 24, 3, 0);
    }

    [Fact]
    public void The_structure_that_deletes_an_AO_key_names_the_peer_and_the_key()
    {
        var option = new byte[TcpAoOption.DeletionSize];
        Array.Fill(option, (byte)0xFF);
        TcpAoOption.WriteDeletion(option, Address("192.0.2.0"), 24, 0, new TcpAoSettings(7, "hmac-sha-256", new SecretBytes([9]), Base64: false));
        var expected = new byte[144];
        new byte[] { 2, 0, 0, 0, 192, 0, 2, 0 }.CopyTo(expected, 0);
        new byte[] { 4, 0, 0, 0, 0, 0, 24, 7, 7, 0, 0, 0 }.CopyTo(expected, 132);
        option.Should().Equal(expected);
    }

    [Theory]
    [InlineData("hmac-sha-1-96", "hmac(sha1)")]
    [InlineData("aes-128-cmac-96", "cmac(aes128)")]
    [InlineData("hmac-sha-256", "hmac(sha256)")]
    public void The_AO_structure_has_every_octet_where_the_kernel_reads_it(string name, string kernel)
    {
        var peer = Address("192.0.2.1");
        var option = new byte[TcpAoOption.Size];
        Array.Fill(option, (byte)0xFF);
        var settings = new TcpAoSettings(42, name, new SecretBytes("secret"u8.ToArray()), Base64: false);
        TcpAoOption.TryWrite(option, peer, 32, 0, settings, listening: false).Should().BeTrue();
        var expected = new byte[288];
        new byte[] { 2, 0, 0, 0, 192, 0, 2, 1 }.CopyTo(expected, 0);
        System.Text.Encoding.ASCII.GetBytes(kernel).CopyTo(expected, 128);
        expected[196] = 3;
        expected[202] = 32;
        expected[203] = 42;
        expected[204] = 42;
        expected[207] = 6;
        "secret"u8.CopyTo(expected.AsSpan(208));
        option.Should().Equal(expected);
    }

    [Fact]
    public void The_AO_structure_of_an_IPv6_peer_on_a_listener_has_the_scope_the_whole_prefix_and_no_current_key()
    {
        var peer = Address("fe80::1");
        var option = new byte[TcpAoOption.Size];
        var settings = new TcpAoSettings(1, "hmac-sha-256", new SecretBytes([9]), Base64: false);
        TcpAoOption.TryWrite(option, peer, 128, 5, settings, listening: true).Should().BeTrue();
        option.AsSpan(0, 28).ToArray().Should().Equal(
            10, 0, 0, 0, 0, 0, 0, 0, 0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 5, 0, 0, 0);
        option.AsSpan(196, 13).ToArray().Should().Equal(0, 0, 0, 0, 0, 0, 128, 1, 1, 0, 0, 1, 9);
    }

    [Fact]
    public void An_AO_algorithm_without_a_name_in_the_kernel_and_a_key_too_long_are_refused()
    {
        var peer = Address("192.0.2.1");
        var option = new byte[TcpAoOption.Size];
        TcpAoOption.TryWrite(option, peer, 32, 0, new TcpAoSettings(1, "md4", new SecretBytes([1]), false), false).Should().BeFalse();
        TcpAoOption.TryWrite(option, peer, 32, 0, new TcpAoSettings(1, "hmac-sha-256", new SecretBytes(new byte[81]), false), false).Should().BeFalse();
    }

    private static IpAddress Address(string text) => IpAddress.TryParse(text, out var address) ? address : throw new FormatException(text);
}
