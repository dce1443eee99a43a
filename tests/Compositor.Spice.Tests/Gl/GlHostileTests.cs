using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Unix;
using Xunit;

namespace Compositor.Spice.Tests.Gl;

/// <summary>What a server can do wrong with descriptors and pictures: a sentence ends the connection, and nothing stays open.</summary>
public sealed class GlHostileTests
{
    [Theory]
    [InlineData(0u, 48u, 256u)]
    [InlineData(64u, 0u, 256u)]
    [InlineData(16385u, 48u, 65540u)]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue)]
    [InlineData(64u, 48u, 255u)]
    [InlineData(64u, 48u, 0u)]
    [InlineData(64u, 48u, uint.MaxValue)]
    public async Task A_picture_that_cannot_be_ends_the_display(uint width, uint height, uint stride)
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        var stage = new GlStage(host);
        using (stage)
        {
            stage.Announce(width, height, stride, FourCc.Xrgb8888.Code);
            stage.Bring(memory);
            await Assert.ThrowsAsync<SpiceException>(() => stage.Ended);
        }

        stage.AssertClosed(0);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(UnixSocket.MaximumDescriptors)]
    public async Task Many_descriptors_at_once_end_the_display(int count)
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        var stage = new GlStage(host);
        using (stage)
        {
            stage.Announce(64, 48, 256, FourCc.Xrgb8888.Code);
            stage.Bring([.. Enumerable.Repeat(memory, count)]);
            await Assert.ThrowsAsync<IOException>(() => stage.Ended);
        }

        stage.AssertClosed(0);
    }

    [Fact]
    public async Task Descriptors_that_no_message_wants_are_kept_in_bounds()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        var stage = new GlStage(host);
        using (stage)
        {
            for (var i = 0; i < 17; i++)
            {
                stage.BringUnwanted(memory);
            }

            await Assert.ThrowsAsync<IOException>(() => stage.Ended);
        }

        stage.AssertClosed(0);
    }

    [Fact]
    public void Those_that_came_before_a_scanouts_own_are_closed()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var other = GlStage.NewMemory();
        var stage = new GlStage(host);
        using (stage)
        {
            for (var i = 0; i < 100; i++)
            {
                stage.Announce(64, 48, 256, FourCc.Xrgb8888.Code);
                stage.Bring(memory);
                stage.BringUnwanted(other);
            }

            stage.Settle();
            Assert.Equal(FileStat.Of(memory).Identity, FileStat.Of(host[0].Buffer!.Planes[0].Fd).Identity);
        }

        stage.AssertClosed(1);
    }

    [Fact]
    public void A_scanout_without_a_descriptor_leaves_the_last_picture_and_frames_are_answered()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(host);
        stage.Show(64, 48, memory);
        stage.Announce(32, 24, 128, FourCc.Xrgb8888.Code);
        stage.Bring();
        stage.Settle();
        var commits = host[0].Commits;
        stage.Draw(0, 0, 32, 24);
        stage.ReceiveDone();
        Assert.Equal((1, commits), (host[0].Attached, host[0].Commits));
    }

    [Fact]
    public void A_frame_without_a_scanout_is_answered()
    {
        using var host = new RecordingHost();
        using var stage = new GlStage(host);
        stage.Draw(0, 0, 64, 48);
        stage.ReceiveDone();
        stage.CreateCanvas(64, 48);
        stage.Draw(-1, -1, -1, -1);
        stage.ReceiveDone();
        stage.Settle();
        Assert.Equal(BufferKind.Memory, host[0].Buffer!.Kind);
    }

    [Fact]
    public void A_frame_beyond_its_picture_is_answered_and_damages_nothing()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(host);
        stage.Show(64, 48, memory);
        stage.Settle();
        host[0].Damage.Clear();
        foreach (var (x, y) in ((int, int)[])[(64, 0), (-1, -1), (int.MaxValue, 48)])
        {
            stage.Draw(x, y, -1, 1);
            stage.ReceiveDone();
        }

        Assert.Empty(host[0].Damage);
    }

    [Fact]
    public void A_format_that_nobody_knows_is_left_to_who_imports_it()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(host);
        stage.Announce(64, 48, 64, 0x21212121);
        stage.Bring(memory);
        stage.Draw(0, 0, 64, 48);
        stage.ReceiveDone();
        Assert.Equal(new FourCc(0x21212121), host[0].Buffer!.Format);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(26)]
    public async Task A_server_that_ends_in_the_middle_of_a_scanout_leaves_nothing_open(int bytes)
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        var stage = new GlStage(host);
        using (stage)
        {
            stage.AnnouncePart(bytes, memory);
            stage.End();
            await (bytes == 0 ? stage.Ended : Assert.ThrowsAsync<EndOfStreamException>(() => stage.Ended));
        }

        stage.AssertClosed(0);
    }
}
