using System.Diagnostics;
using Compositor.Contracts;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>Recorded conversations of real QEMUs, mutated: everything ends in typed errors, and nothing is left open.</summary>
public sealed class FuzzTests : LiveTest
{
    private const int Mutations = 100_000;
    private const int MostBytes = 8 << 10;

    [Fact]
    public void A_hundred_thousand_mutated_conversations_end_in_typed_errors()
    {
        var conversations = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Recordings"), "*.bin")
            .Order(StringComparer.Ordinal)
            .Select(path => (Name: Path.GetFileName(path), Conversation: Conversation.Load(path)))
            .ToList();
        Assert.NotEmpty(conversations);
        var (errors, fine) = (0, 0);
        var start = Stopwatch.GetTimestamp();
        using var target = new FuzzTarget();
        for (var i = 0; i < Mutations; i++)
        {
            var random = new Random(i);
            var (name, conversation) = conversations[i % conversations.Count];
            try
            {
                target.Feed(name, Mutation.Apply(Slice(conversation, random, out var fds), random), fds, random);
                fine++;
            }
            catch (SourceException)
            {
                errors++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"mutation {i} of {name} ended in {e.GetType().Name}", e);
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{errors} errors, {fine} without, in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.True(errors > Mutations / 10, "the mutations hurt");
        Assert.True(fine > Mutations / 100, "some of them are survived");
    }

    [Fact]
    public void The_recordings_themselves_are_read_without_error()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Recordings"), "*.bin"))
        {
            using var target = new FuzzTarget();
            var conversation = Conversation.Load(path);
            target.Feed(Path.GetFileName(path), [.. conversation.Messages.SelectMany(message => message.Message)], conversation.Messages.Sum(message => message.Descriptors), new Random(1));
        }
    }

    // Some messages in a row, few enough that a mutation often hits what matters.
    private static byte[] Slice(Conversation conversation, Random random, out int descriptors)
    {
        descriptors = 0;
        List<byte> bytes = [];
        for (var at = random.Next(conversation.Messages.Count); at < conversation.Messages.Count && bytes.Count < MostBytes; at++)
        {
            bytes.AddRange(conversation.Messages[at].Message);
            descriptors += conversation.Messages[at].Descriptors;
        }

        if (random.Next(10) == 0)
        {
            descriptors = random.Next(0, 4);
        }

        return [.. bytes];
    }
}
