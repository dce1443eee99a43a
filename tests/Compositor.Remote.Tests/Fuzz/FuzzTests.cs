using System.Globalization;
using Compositor.Contracts;
using Compositor.Remote.Tests.Replay;
using Xunit;

namespace Compositor.Remote.Tests.Fuzz;

/// <summary>
/// Recorded sessions of real servers, cut and mutated: whatever comes, the session ends with a reason, and nothing else happens.
/// COMPOSITOR_FUZZ_SESSIONS=100000 makes it a long one, COMPOSITOR_FUZZ_SEED another one.
/// </summary>
public sealed class FuzzTests
{
    private const string AtItsEnd = "has ended the connection";

    [Fact]
    public async Task Recordings_are_taken_to_their_ends()
    {
        var recordings = Recorded.All().ToArray();
        Assert.NotEmpty(recordings);
        foreach (var (name, bytes) in recordings)
        {
            var (reason, host) = await Recorded.PlayAsync(bytes);
            using (host)
            {
                Assert.True(reason.Message.Contains(AtItsEnd, StringComparison.Ordinal), $"{name}: {reason.Message}");
                var size = host[0].Snapshot()!.Value.Size;
                Assert.True(name.StartsWith("qemu", StringComparison.Ordinal) || size == new Size(180, 140), $"{name} shows {size}");
            }
        }
    }

    [Fact]
    public async Task A_session_cut_at_any_byte_ends_with_a_reason()
    {
        foreach (var (_, bytes) in Recorded.All())
        {
            // All of the beginning, and steps beyond.
            for (var length = 0; length < bytes.Length; length += length < 400 ? 1 : 1 + (length / 50))
            {
                var (reason, host) = await Recorded.PlayAsync(bytes[..length]);
                host.Dispose();
                Assert.Contains(AtItsEnd, reason.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Mutated_sessions_end_with_reasons()
    {
        var recordings = Recorded.All().ToArray();
        var (sessions, seed) = (Read("COMPOSITOR_FUZZ_SESSIONS", 500), Read("COMPOSITOR_FUZZ_SEED", 1));
        var wrong = 0;
        for (var round = 0; round < sessions; round++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + round));
            var (name, bytes) = recordings[random.Next(recordings.Length)];
            var mutated = Mutate(bytes, random);
            try
            {
                var (reason, host) = await Recorded.PlayAsync(mutated).WaitAsync(TimeSpan.FromSeconds(60));
                host.Dispose();
                Assert.DoesNotContain("a fault of this program", reason.Message, StringComparison.Ordinal);
                wrong += reason.Message.Contains(AtItsEnd, StringComparison.Ordinal) ? 0 : 1;
            }
            catch (Exception e)
            {
                var kept = Path.Combine(AppContext.BaseDirectory, $"fuzz-{seed}-{round}.rfb");
                await File.WriteAllBytesAsync(kept, mutated, TestContext.Current.CancellationToken);
                throw new InvalidOperationException($"COMPOSITOR_FUZZ_SEED={seed}: round {round} of {name} ended in {e.GetType().Name}: {e.Message}; it is kept in {kept}", e);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{sessions} sessions, {wrong} ended by what they said");
        Assert.InRange(wrong, 1, sessions - 1);
    }

    // Behind the version, so that most get far.
    private static byte[] Mutate(byte[] bytes, Random random)
    {
        const int Version = 12;
        var mutated = (byte[])bytes.Clone();
        for (var left = random.Next(1, 6); left > 0; left--)
        {
            var at = random.Next(Version, random.Next(2) == 0 ? Math.Min(2000, mutated.Length) : mutated.Length);
            mutated[at] = random.Next(4) switch
            {
                0 => 0,
                1 => 0xff,
                2 => (byte)(mutated[at] ^ (1 << random.Next(8))),
                _ => (byte)random.Next(256),
            };
        }

        return mutated;
    }

    private static int Read(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : usual;
}
