using System.Globalization;

namespace ExaBgp.Tests.Helpers;

/// <summary>Helpers that misbehave, as processes: nobody else notices.</summary>
public sealed class HelperTortureTests : HelperTest
{
    private const string Honest = """
        n=0
        while [ $n -lt 200 ]; do
            echo "announce route 172.16.$n.0/24 next-hop self"
            read -r answer
            echo "$answer" >> FOLDER/answers
            n=$((n + 1))
        done
        echo finished >> FOLDER/finished
        exec cat > /dev/null
        """;

    [Fact]
    public void Twenty_thousand_announces_of_a_helper_that_never_reads_reach_the_peer_in_bounded_memory_while_another_is_answered()
    {
        const string deaf = """
            awk 'BEGIN { for (i = 0; i < 20000; i++) printf "announce route 10.%d.%d.0/24 next-hop self\n", i / 256, i % 256 }'
            exec sleep 1000
            """;
        using var run = Start(string.Empty, ("deaf", deaf), ("honest", Honest));
        WaitFor(() => Peer.Count == 20_200, "every route is on the wire");
        Peer.Has("10.0.0.0/24").Should().BeTrue();
        Peer.Has("10.78.31.0/24").Should().BeTrue();
        WaitFor(() => Written("finished").Length > 0, "the other helper got all its answers");
        Written("answers").Should().Be(string.Concat(Enumerable.Repeat("done\n", 200)));
        Peer.Sessions.Should().Be(1);
        PeakKibibytes(run.Id).Should().BeLessThan(200 * 1024);
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0, run.Error);
    }

    [Fact]
    public void Whatever_helpers_do_the_others_the_peer_and_the_end_of_the_daemon_are_not_touched()
    {
        File.WriteAllText(Folder + "/unstartable", "#!/nowhere/sh\n");
        File.SetUnixFileMode(Folder + "/unstartable", (UnixFileMode)0b111_101_101);
        using var run = Start(
            "neighbor-changes;",
            ("binary", "head -c 300000 /dev/urandom; sleep 1000"),
            ("giant", "head -c 3000000 /dev/zero | tr '\\0' x; sleep 1000"),
            ("babbler", "exec yes ping"),
            ("cut", "printf 'announce route 10.1.0.0/24 next-hop'"),
            ("parent", "sleep 1234 & echo $! >> FOLDER/children; sleep 1234 & echo $! >> FOLDER/children; exit 0"),
            ("mute", "exec >&-; sleep 1000"),
            ("half", "exec <&-; while :; do echo ping; sleep 1; done"),
            ("empty", "while :; do echo; sleep 1; done"),
            ("stubborn", "trap '' TERM; echo $$ > FOLDER/stubborn; while :; do sleep 1; done"),
            ("unstartable", Folder + "/unstartable"),
            ("honest", Honest));
        WaitFor(() => Written("finished").Length > 0, "the honest helper got all its answers: " + run.Error);
        WaitFor(() => Peer.Count == 200, "the peer got its routes, and nothing else");
        Written("answers").Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(static line => line == "done").Should().BeGreaterThanOrEqualTo(190);
        Peer.Sessions.Should().Be(1);
        WaitFor(() => Written("stubborn").Length > 0, "the helper that ignores SIGTERM runs");
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0, run.Error);
        Directory.Exists($"/proc/{Written("stubborn").Trim()}").Should().BeFalse();
        WaitFor(() => !Written("children").Split('\n', StringSplitOptions.RemoveEmptyEntries).Any(IsRunning), "what helpers left behind has ended", 10);
    }

    [Fact]
    public void A_helper_that_dies_is_started_five_times_and_then_given_up_and_its_complete_lines_count()
    {
        const string mortal = """
            echo started >> FOLDER/starts
            echo "announce route 10.9.$(wc -l < FOLDER/starts).0/24 next-hop self"
            printf 'announce route 10.99.0.0/24 next-hop self'
            """;
        using var run = Start(string.Empty, ("mortal", mortal));
        run.AwaitError("mortal");
        WaitFor(() => Peer.Has("10.9.5.0/24"), "the line of the last start is executed");
        Peer.Has("10.9.1.0/24").Should().BeTrue();
        Peer.Has("10.99.0.0/24").Should().BeFalse("a line without an end is none");
        Written("starts").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.Should().BeInRange(5, 10, "a start in the next slot of 64 seconds counts anew");
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0, run.Error);
    }

    private static long PeakKibibytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private static bool IsRunning(string process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
}
