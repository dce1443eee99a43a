using System.Diagnostics;
using System.Globalization;
using Compositor.Fuzz;
using Compositor.Remote.Tests.Replay;
using Xunit;

namespace Compositor.Remote.Tests.Fuzz;

/// <summary>
/// Messages of recorded and made sessions, mutated, repeated, left out, and put among those of others: whatever comes, a session ends with a reason or goes on.
/// COMPOSITOR_FUZZ_MESSAGES=1000000 makes it a long run, COMPOSITOR_FUZZ_SEED another one.
/// </summary>
public sealed class MessageFuzzTests
{
    private const int Usual = 20_000;

    // Decoders of videos are processes within the process, and are waited for.
    private const int VideosAreSeldom = 300;

    [Fact]
    public void The_recordings_themselves_are_taken_without_a_reason_to_end()
    {
        foreach (var recording in RfbRecording.All(Recorded.Folder))
        {
            var result = RfbServer.Feed([.. recording.Size, .. recording.Messages.SelectMany(message => message)]);
            Assert.True(result.Reason is null, $"{recording.Name}: {result.Reason?.Message}");
            Assert.Equal(recording.Messages.Count, result.Messages);
        }
    }

    [Fact]
    public void Mutated_messages_end_in_typed_errors_or_not_at_all()
    {
        var (wanted, seed) = (Read("COMPOSITOR_FUZZ_MESSAGES", Usual), Read("COMPOSITOR_FUZZ_SEED", 1));
        var recordings = RfbRecording.All(Recorded.Folder);
        var (messages, ended, fine, slowest) = (0, 0, 0, TimeSpan.Zero);
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; messages < wanted; round++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + round));
            var (name, bytes) = Session(recordings, random);
            var began = Stopwatch.GetTimestamp();
            try
            {
                var result = RfbServer.Feed(bytes);
                _ = result.Reason is null ? fine++ : ended++;
                messages += result.Messages;
            }
            catch (Exception e)
            {
                var kept = Path.Combine(AppContext.BaseDirectory, $"fuzz-{seed}-{round}.bin");
                File.WriteAllBytes(kept, bytes);
                throw new InvalidOperationException($"COMPOSITOR_FUZZ_SEED={seed}: round {round} of {name} ended in {e.GetType().Name}: {e.Message}; it is kept in {kept}", e);
            }

            var time = Stopwatch.GetElapsedTime(began);
            if (time > MutationRun.Longest)
            {
                throw new InvalidOperationException($"COMPOSITOR_FUZZ_SEED={seed}: round {round} of {name} took {time.TotalSeconds:0.0} s");
            }

            slowest = time > slowest ? time : slowest;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{messages} messages, {ended} sessions ended with a reason, {fine} went on, the slowest took {slowest.TotalMilliseconds:0} ms, all {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.True(ended > 0 && fine > 0, "some mutations hurt, and some are survived");
    }

    private static (string Name, byte[] Bytes) Session(IReadOnlyList<RfbRecording> recordings, Random random)
    {
        var recording = Choose(recordings, random);
        List<byte> bytes = [.. recording.Size];

        // From the start, where zlib streams begin, or from anywhere.
        var first = random.Next(3) > 0 ? 0 : random.Next(recording.Messages.Count);
        var count = random.Next(1, 60);
        for (var i = 0; i < count; i++)
        {
            var from = random.Next(30) == 0 ? Choose(recordings, random) : recording;
            var message = from.Messages[ReferenceEquals(from, recording) ? (first + i) % from.Messages.Count : random.Next(from.Messages.Count)];
            for (var times = random.Next(20) switch { 0 => 0, 1 => 2, _ => 1 }; times > 0; times--)
            {
                bytes.AddRange(random.Next(12) == 0 ? MessageMutation.Change(message, random) : message);
            }
        }

        return (recording.Name, random.Next(20) == 0 ? Mutation.Stream([.. bytes], random) : [.. bytes]);
    }

    private static RfbRecording Choose(IReadOnlyList<RfbRecording> recordings, Random random)
    {
        var chosen = recordings[random.Next(recordings.Count)];
        return chosen.Name.Contains("h264", StringComparison.Ordinal) && random.Next(VideosAreSeldom) > 0 ? Choose(recordings, random) : chosen;
    }

    private static int Read(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : usual;
}
