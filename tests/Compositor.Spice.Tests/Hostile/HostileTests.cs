using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Fakes;
using Compositor.Spice.Tests.Real;
using Xunit;

namespace Compositor.Spice.Tests.Hostile;

/// <summary>
/// What a server should not say, said to a whole source over its sockets, with another source beside it: either the picture goes on, or the source ends with a
/// sentence; the other one notices nothing.
/// </summary>
public sealed class HostileTests
{
    private static readonly Dictionary<string, HostileCase> Cases =
        HostileImages.All().Concat(HostileDraws.All()).Concat(HostileTalk.All()).ToDictionary(hostile => hostile.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_picture_goes_on_or_the_source_says_why_not_and_the_one_beside_it_is_live(string name)
    {
        var hostile = Cases[name];
        using var server = new ScriptedServer(ChannelKind.Display, ChannelKind.Inputs, ChannelKind.Cursor, ChannelKind.Playback, ChannelKind.Record);
        using var other = new ScriptedServer(ChannelKind.Display);
        await using var source = new RunningSource(server.Address, new RecordingSound(canRecord: true), ("memory", 64L));
        await using var neighbour = new RunningSource(other.Address);
        var (display, beside) = (await server.ChannelAsync(ChannelKind.Display), await other.ChannelAsync(ChannelKind.Display));
        await BeginAsync(display, source);
        await BeginAsync(beside, neighbour);

        var speaker = hostile.Channel == ChannelKind.Display ? display : await server.ChannelAsync(hostile.Channel);
        hostile.Say(speaker);
        if (hostile.Reason is { } reason)
        {
            var end = await Assert.ThrowsAnyAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(30)));
            Assert.Contains(reason, end.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("fault of this program", end.Message, StringComparison.Ordinal);
        }
        else
        {
            await GoesOnAsync(hostile, source, speaker, display);
        }

        PaintedScreen.Paint(beside, PaintedScreen.Green);
        await PaintedScreen.ShownAsync(neighbour, PaintedScreen.Green);
        Assert.False(neighbour.Completion.IsCompleted);
    }

    [Fact]
    public async Task A_first_word_that_ends_early_is_told()
    {
        using var server = new ScriptedServer(ChannelKind.Display) { Greeting = main => main.Send((ushort)MainMessage.Init, 1, 2, 3) };
        await using var source = new RunningSource(server.Address);
        var end = await Assert.ThrowsAnyAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("ends before", end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_a_display_is_told()
    {
        using var server = new ScriptedServer(ChannelKind.Inputs);
        await using var source = new RunningSource(server.Address);
        var end = await Assert.ThrowsAnyAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("has no display", end.Message, StringComparison.Ordinal);
    }

    private static async Task BeginAsync(ScriptedChannel display, RunningSource source)
    {
        PaintedScreen.Create(display);
        PaintedScreen.Paint(display, PaintedScreen.Blue);
        await PaintedScreen.ShownAsync(source, PaintedScreen.Blue);
    }

    private static async Task GoesOnAsync(HostileCase hostile, RunningSource source, ScriptedChannel speaker, ScriptedChannel display)
    {
        if (hostile.Logged is { } logged)
        {
            await source.UntilAsync(() => source.Host.HasLogged(logged), $"a line in the log with \"{logged}\"");
        }
        else
        {
            // All of it was handled before the picture is looked at.
            speaker.Ping();
            await Task.WhenAny(speaker.Answered, source.Completion).WaitAsync(TimeSpan.FromSeconds(30));
        }

        PaintedScreen.Paint(display, PaintedScreen.Green);
        await PaintedScreen.ShownAsync(source, PaintedScreen.Green);
        Assert.False(source.Completion.IsCompleted);
    }
}
