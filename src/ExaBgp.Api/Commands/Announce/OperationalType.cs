using System.Buffers.Text;
using System.Text;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Announce;

/// <summary>
/// <c>announce operational asm|adm|rpcq|rpcp|apcq|apcp|lpcq|lpcp afi A safi S [advisory TEXT] [router-id R] [sequence N] [counter N]</c>. A name nobody
/// knows is answered <c>done</c> and sends nothing.
/// </summary>
internal static class OperationalType
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers, bool withdraw)
    {
        if (!words.TryNext(out var name) || !OperationalMessage.TryParseKind(name, out var kind)) return context.Done();
        if (!TryRead(ref words, new OperationalMessage(kind), out var message)) return context.Error("operational message not understood");
        var body = new ByteBuffer();
        message.WriteBody(body);
        var outcome = context.Speaker.SendOperational(peers, body.Written);

        // Unlike the others, one that no peer is there for is not an error.
        return outcome == SendOutcome.NoPeer ? context.Done() : context.Sent(outcome);
    }

    private static bool TryRead(ref TokenReader words, OperationalMessage start, out OperationalMessage message)
    {
        message = start;
        Afi? afi = null;
        Safi? safi = null;
        while (words.TryNext(out var key))
        {
            if (!words.TryNext(out var value)) return false;
            if (key.SequenceEqual("afi"u8))
            {
                if (!FamilyNames.TryParseAfi(value, out var known)) return false;
                afi = known;
            }
            else if (key.SequenceEqual("safi"u8))
            {
                if (!FamilyNames.TryParseSafi(value, out var known)) return false;
                safi = known;
            }
            else if (!TryReadField(key, value, ref message))
            {
                return false;
            }
        }

        if (afi is not { } family || safi is not { } sub) return false;
        message = message with { Family = new Family(family, sub) };
        return true;
    }

    private static bool TryReadField(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ref OperationalMessage message)
    {
        if (key.SequenceEqual("advisory"u8))
        {
            message = message with { Advisory = Encoding.UTF8.GetString(value) };
            return true;
        }

        if (key.SequenceEqual("router-id"u8))
        {
            if (!IpAddress.TryParse(value, out var router) || !router.IsIpv4) return false;
            message = message with { RouterId = router };
            return true;
        }

        if (!Utf8Parser.TryParse(value, out uint number, out var used) || used != value.Length) return false;
        if (key.SequenceEqual("sequence"u8)) message = message with { Sequence = number };
        else if (key.SequenceEqual("counter"u8)) message = message with { Counter = number };
        else return false;
        return true;
    }
}
