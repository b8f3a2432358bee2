using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation.Chaos;

/// <summary>What goes wrong in a run.</summary>
internal sealed partial class ChaosRun
{
    private void Disturb()
    {
        var peer = _peers[_random.Next(_peers.Count)];
        var fault = _random.Next(24);
        _world.Trace.Add($"fault {fault} peer {peer.Number}");
        switch (fault)
        {
            case 0 or 1:
                peer.Peer.Cut();
                if (_random.Next(2) == 0) Meet(peer);
                break;
            case 2:
                Restart(peer);
                break;
            case 3:
                Deafen(peer);
                break;
            case 4:
                _helpers[_random.Next(_helpers.Length)].Pause(_random.Next(3_000));
                break;
            case 5:
                _watcher.Pause(_random.Next(5_000));
                break;
            case 6 or 7:
                Reload();
                break;
            case 8:
                ReloadBad();
                break;
            case 9:
                Stall(peer);
                break;
            case 10:
                // The machine is busy elsewhere: nothing is handled for a while.
                _speaker.StalledUntil = Math.Max(_speaker.StalledUntil, _world.Time.Now + _random.Next(2_000));
                break;
            case 11:
                _world.Time.SetTimeOfDay(TimeSpan.FromSeconds(_random.Next(-200_000, 200_000)));
                break;
            case 12:
                Malform(peer);
                break;
            case 13:
                _helpers[_random.Next(_helpers.Length)].TryDie();
                break;
            case 14:
                ConnectIn(peer);
                break;
            case 15:
                RestartAll();
                break;
            case 16:
                SayAlone(_commander.Watchdog);
                break;
            case 17:
                SayAlone(() => _commander.Clear(_helpers[0]));
                break;
            case 18:
                SayAlone(() => _commander.Create(Created));
                break;
            case 19:
                AskRefresh(peer);
                break;
            case 20:
                Silence(peer);
                break;
            default:
                Advertise(peer);
                break;
        }

        _world.Run(_random.Next(300));
    }

    /// <summary>The router restarts: gone for a while, then back with empty hands.</summary>
    private void Restart(PeerPlan peer)
    {
        peer.Peer.StopListening();
        if (_random.Next(2) == 0) peer.Peer.Cut("restarted");
        else peer.Peer.Close(6, 2);
        _world.After(_random.Next(8_000), () =>
        {
            peer.Peer.Listen();
            if (peer.IsPassive) ConnectIn(peer);
        });
    }

    /// <summary>Both try again, and neither has heard of the other when the connections are there: a collision.</summary>
    private void Meet(PeerPlan peer)
    {
        peer.Peer.Reads = false;
        _world.After(_random.Next(150), () => ConnectIn(peer));
        _world.After(200 + _random.Next(300), peer.Peer.Resume);
    }

    /// <summary>It does not read: its window closes. Shorter than anybody's patience.</summary>
    private void Deafen(PeerPlan peer)
    {
        peer.Peer.Reads = false;
        _world.After(_random.Next(20_000), peer.Peer.Resume);
    }

    /// <summary>The network holds back what one of both sends; if for longer than the hold time, the session may go.</summary>
    private void Stall(PeerPlan peer)
    {
        if (peer.Peer.Current is not { HasEnded: false } session) return;
        var hold = session.Agreement?.HoldTime ?? 90;
        var tolerated = hold == 0 ? 20_000 : hold * 1000 / 3;
        var isLong = _random.Next(4) == 0;
        var time = isLong ? hold * 2000 : _random.Next(Math.Max(1, tolerated - 1500));
        if (isLong)
        {
            session.Felled ??= "the network held it back";
            peer.Allow("4/0", time + 90_000);
        }

        session.WasDeaf = true;
        _stalledUntil = Math.Max(_stalledUntil, _world.Time.Now + time);
        if (_random.Next(2) == 0) session.Socket.Stall(time);
        else session.Socket.Other.Stall(time);
    }

    /// <summary>The peer sends nothing at all any more: the hold timer must end the session.</summary>
    private void Silence(PeerPlan peer)
    {
        if (peer.Peer.Current is not { IsEstablished: true } session || session.Agreement!.HoldTime is 0 or > 30) return;
        peer.Peer.IsAlive = false;
        peer.Allow("4/0", 200_000);
        // The next session may not live to hear of it again.
        peer.Allow("4/0", session.Agreement.HoldTime * 3000L);
        _world.After(session.Agreement.HoldTime * 1000L + 5_000, () => peer.Peer.IsAlive = true);
    }

    /// <summary>A connection from the peer's side: the way of passive neighbors, a collision for the others.</summary>
    private void ConnectIn(PeerPlan peer)
    {
        if (peer.GracefulRestart)
        {
            // RFC 4724 section 5: who connects again has restarted. The session this ends may come up while the connection is under way.
            if (peer.Peer.Current is { IsEstablished: true, Agreement.GracefulRestart: true } session) session.Felled ??= "the peer connected again";
            peer.Allow("closed", 2_000);
        }

        // Nobody is configured for it: refused.
        if (!peer.Exists) peer.Allow("6/3");
        peer.Peer.Connect("10.0.0.1");
    }

    private void KeepConnecting(PeerPlan peer)
    {
        if (!peer.Peer.IsConnected) ConnectIn(peer);
        _world.After(5_000, () => KeepConnecting(peer));
    }

    /// <summary>The peer announces or withdraws some of its own, or many, while who listens may not.</summary>
    private void Advertise(PeerPlan peer)
    {
        var isBurst = _random.Next(4) == 0;
        if (isBurst && _random.Next(2) == 0) _watcher.Pause(_random.Next(5_000));
        for (var count = isBurst ? 50 + _random.Next(300) : 1; count > 0; count--)
        {
            var prefix = new byte[] { 100, (byte)peer.Number, (byte)_random.Next(50) };
            if (_random.Next(3) == 0) peer.Peer.Withdraw(prefix);
            else peer.Peer.Announce(prefix);
        }
    }

    private void AskRefresh(PeerPlan peer)
    {
        if (peer.Peer.Current is { IsEstablished: true, Agreement.RouteRefresh: true } session) session.Send(5, [0, 1, 0, 1]);
    }

    private static readonly (byte Type, byte[] Body, string? Ends)[] Malformed =
    [
        // Attributes that are wrong cost the routes they came with (RFC 7606): ORIGIN 9, an AS_PATH that is cut off, a NEXT_HOP of three octets.
        (2, [0, 0, 0, 18, 0x40, 1, 1, 9, 0x40, 2, 4, 2, 1, 0xFD, 0xEA, 0x40, 3, 4, 192, 0, 2, 1, 24, 100, 99, 1], null),
        (2, [0, 0, 0, 17, 0x40, 1, 1, 0, 0x40, 2, 4, 2, 9, 0xFD, 0xEA, 0x40, 3, 3, 192, 0, 2, 24, 100, 99, 2], null),
        (2, [0, 0, 0, 15, 0x40, 1, 1, 0, 0x40, 2, 0, 0x40, 3, 3, 192, 0, 2, 0x80, 4, 24, 100, 99, 3], "?"),
        // What cannot be taken apart at all costs the session: lengths beyond the message, a prefix of 33 bits.
        (2, [0, 200, 1, 2, 3], "3/*"),
        (2, [0, 0, 0, 200, 0x40, 1, 1, 0], "3/*"),
        (2, [0, 5, 33, 1, 2, 3, 4, 0, 0], "3/*"),
        // Messages that are none.
        (9, [1, 2, 3], "1/*"),
        (1, [4, 0, 1, 0, 90, 1, 1, 1, 1, 0], "5/*"),
        (4, [1], "1/*"),
        (5, [0, 1], "*"),
    ];

    /// <summary>A message that is wrong: it costs its own session, or its own routes.</summary>
    private void Malform(PeerPlan peer)
    {
        if (peer.Peer.Current is not { IsEstablished: true } session) return;
        switch (_random.Next(4))
        {
            case 0:
                var noise = new byte[20 + _random.Next(200)];
                _random.NextBytes(noise);
                noise[0] = 0;
                session.SendRaw(noise);
                peer.Allow("1/*");
                break;
            case 1:
                // An UPDATE with one octet that is not what it was. What it may announce is outside all that is compared: 203 is two bits from 100.
                var body = ModelPeer.Update([], peer.Peer.Attributes(session), [[203, 0, 1]]);
                body[_random.Next(body.Length)] ^= (byte)(1 << _random.Next(8));
                session.Send(2, body);
                peer.Allow("3/*");
                break;
            default:
                var (type, octets, ends) = Malformed[_random.Next(Malformed.Length)];
                session.Send(type, octets);
                if (ends is not null) peer.Allow(ends == "?" ? "3/*" : ends);
                session.MustEnd |= ends is not (null or "?" or "*");
                break;
        }
    }

    /// <summary>Another file: other routes, a neighbor with another hold time, a neighbor that goes or comes.</summary>
    private void Reload()
    {
        if (!Quiet()) return;
        if (Created.Exists)
        {
            // A peer that no file has is gone after a reload.
            Created.Exists = false;
            _expected.Forget(Created.Number);
            Created.AllowEnd("6/3");
        }

        var peer = _peers[_random.Next(_peers.Count - 1)];
        switch (_random.Next(5))
        {
            case 0 when peer.Exists && _peers.Count(static other => other.Exists) > 1:
                peer.Exists = false;
                _expected.Forget(peer.Number);
                peer.AllowEnd("6/3");
                break;
            case 0 or 1 when !peer.Exists:
                _file.Begin(peer);
                break;
            case 2 when peer.Exists:
                peer.OtherHoldTime = !peer.OtherHoldTime;
                peer.AllowEnd("6/3");
                break;
            default:
                _file.Turn();
                break;
        }

        _speaker.NextConfiguration(Parse(_file.Text));
        if (_random.Next(4) == 0) _helpers[0].Write([new Command(_isV6 ? "daemon reload" : "reload", "done", static lines => lines.Count == 1 ? null : "no payload")]);
        else _speaker.Signal(_random.Next(2) == 0 ? 10 : 12);
        Quiet();
        Reloaded();
    }

    /// <summary>Commands come behind the new file: the model knows no other order.</summary>
    private void Reloaded() => _world.Run(Math.Max(0, _speaker.StalledUntil - _world.Time.Now) + 1_000);

    private void ReloadBad()
    {
        if (!Quiet()) return;
        var parsed = Configuration.ConfigurationParser.Parse(Configuration.ConfigurationText.Of("bad.conf", _file.BadText));
        if (parsed.Settings is not null) throw new InvalidOperationException("the bad file is good");
        _speaker.NextConfiguration(null, parsed.ErrorText);
        _speaker.Signal(_random.Next(2) == 0 ? 10 : 12);
        Reloaded();
    }

    /// <summary>SIGALRM: every session again.</summary>
    private void RestartAll()
    {
        if (!Quiet()) return;
        if (Created.Exists)
        {
            Created.Exists = false;
            _expected.Forget(Created.Number);
        }

        foreach (var peer in _peers) peer.AllowEnd("6/3");
        _speaker.NextConfiguration(Parse(_file.Text));
        _speaker.Signal(14);
        Reloaded();
    }
}
