using System.Diagnostics;
using System.Globalization;
using Compositor.Fuzz;
using Xunit;

namespace Compositor.Spice.Tests.Fuzz;

/// <summary>
/// Recorded sessions of a real server, mutated: whatever comes, a channel ends with a reason or goes on. COMPOSITOR_FUZZ_MESSAGES=1000000 makes
/// it a long one, COMPOSITOR_FUZZ_SEED another one.
/// </summary>
public sealed class FuzzTests
{
    private const int Usual = 20_000;

    [Fact]
    public void Mutated_sessions_end_in_typed_errors_or_not_at_all()
    {
        var wanted = Read("COMPOSITOR_FUZZ_MESSAGES", Usual);
        var seed = Read("COMPOSITOR_FUZZ_SEED", 1);
        var recordings = Recordings();
        Assert.NotEmpty(recordings);
        var (messages, ended, fine) = (0, 0, 0);
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; messages < wanted; round++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + round));
            var recording = Choose(recordings, random);
            var bytes = Session(recording, random);
            try
            {
                var result = SpiceChannel.Feed(recording.Channel, bytes);
                _ = result.Reason is null ? fine++ : ended++;
                messages += result.Messages;
            }
            catch (Exception e)
            {
                var kept = Path.Combine(AppContext.BaseDirectory, $"fuzz-{seed}-{round}.bin");
                File.WriteAllBytes(kept, bytes);
                throw new InvalidOperationException($"COMPOSITOR_FUZZ_SEED={seed}: round {round} of {recording.Name} ended in {e.GetType().Name}; it is kept in {kept}", e);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{messages} messages, {ended} ended with a reason, {fine} went on, in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.True(ended > 0 && fine > 0, "some mutations hurt, and some are survived");
    }

    [Fact]
    public void The_recordings_themselves_are_taken_without_a_reason_to_end()
    {
        // Whole ones: of the others the large messages were left out, which later ones name.
        foreach (var recording in Recordings().Where(recording => !IsPart(recording.Name)))
        {
            Assert.Null(SpiceChannel.Feed(recording.Channel, [.. recording.Messages.SelectMany(message => WireMessage.Bytes(message.Type, message.Body))]).Reason);
        }
    }

    [Fact]
    public void A_session_cut_at_any_byte_ends_with_a_reason()
    {
        foreach (var recording in Recordings())
        {
            // One message of each kind, behind what makes the screen.
            var channel = recording.Channel;
            var prelude = Prelude(recording);
            foreach (var (type, body) in recording.Messages.Where(message => message.Body.Length < 300).DistinctBy(message => message.Type))
            {
                var whole = WireMessage.Bytes(type, body);
                for (var length = 1; length < whole.Length; length++)
                {
                    Assert.NotNull(SpiceChannel.Feed(channel, [.. prelude, .. whole.AsSpan(0, length)]).Reason);
                }

                // The same, when the header says so.
                for (var length = 0; length < body.Length; length++)
                {
                    _ = SpiceChannel.Feed(channel, [.. prelude, .. WireMessage.Bytes(type, body[..length])]);
                }
            }
        }
    }

    private static IReadOnlyList<SessionRecording> Recordings() => SessionRecording.All(Path.Combine(AppContext.BaseDirectory, "Recordings"));

    // Those of displays from which large messages were left out.
    private static bool IsPart(string name) => name.Contains("-display-", StringComparison.Ordinal) && !name.StartsWith("auto", StringComparison.Ordinal);

    // Displays have the most to hurt.
    private static SessionRecording Choose(IReadOnlyList<SessionRecording> recordings, Random random)
    {
        IReadOnlyList<SessionRecording> displays = [.. recordings.Where(recording => recording.Channel == "display")];
        var some = random.Next(4) == 0 ? recordings : displays;
        return some[random.Next(some.Count)];
    }

    private static byte[] Session(SessionRecording recording, Random random)
    {
        List<byte> bytes = [.. Prelude(recording)];

        // From the start, where later messages find what they name, or from anywhere.
        var first = random.Next(3) == 0 ? 0 : random.Next(recording.Messages.Count);
        var count = random.Next(1, first == 0 ? 200 : 60);
        for (var i = 0; i < count; i++)
        {
            var (type, body) = recording.Messages[(first + i) % recording.Messages.Count];
            bytes.AddRange(random.Next(12) == 0 ? Mutation.Message(type, body, random) : WireMessage.Bytes(type, body));
        }

        return random.Next(20) == 0 ? Mutation.Stream([.. bytes], random) : [.. bytes];
    }

    private static byte[] Prelude(SessionRecording recording)
    {
        const ushort SurfaceCreate = 314;
        return [.. recording.Messages.Where(message => message.Type == SurfaceCreate).Take(1).SelectMany(message => WireMessage.Bytes(message.Type, message.Body))];
    }

    private static int Read(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : usual;
}
