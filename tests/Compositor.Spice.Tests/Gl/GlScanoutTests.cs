using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Unix;
using Xunit;

namespace Compositor.Spice.Tests.Gl;

/// <summary>Which picture of the GPU is shown on which head, against a server that sends real descriptors.</summary>
public sealed class GlScanoutTests
{
    [Theory]
    [InlineData(0u, false)]
    [InlineData(1u, true)]
    public void A_scanout_is_attached_as_it_is_described_but_opaque(uint flags, bool bottomUp)
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(host);
        stage.Announce(1400, 900, 5632, FourCc.Abgr8888.Code, flags);
        stage.Bring(memory);
        stage.Settle();
        var buffer = host[0].Buffer!;
        Assert.Equal((BufferKind.DmaBuf, new Size(1400, 900), FourCc.Xbgr8888), (buffer.Kind, buffer.Size, buffer.Format));
        Assert.Equal((Modifier.Implicit, bottomUp, 5632, 0L), (buffer.Modifier, buffer.BottomUp, buffer.Planes[0].Stride, buffer.Planes[0].Offset));
        Assert.Equal(Identity(memory), Identity(buffer.Planes[0].Fd));
    }

    [Fact]
    public void Each_of_many_scanouts_that_come_at_once_has_its_own_descriptor()
    {
        using var host = new RecordingHost();
        using var first = GlStage.NewMemory();
        using var third = GlStage.NewMemory();
        using var stage = new GlStage(host);
        host[0].Gate = new TaskCompletionSource<FrameOutcome>();
        stage.Show(64, 48, first);
        stage.Draw(0, 0, 64, 48);

        // The second has none, and must not take the third one's.
        stage.Announce(32, 24, 128, FourCc.Xrgb8888.Code);
        stage.Bring();
        stage.Show(80, 60, third);
        stage.Settle();
        Assert.Equal((2, new Size(80, 60)), (host[0].Attached, host[0].Buffer!.Size));
        Assert.Equal(Identity(third), Identity(host[0].Buffer!.Planes[0].Fd));
        host[0].Gate!.SetResult(FrameOutcome.Presented);
        stage.ReceiveDone();
    }

    [Fact]
    public void Heads_are_parts_of_it_counted_from_the_top_whichever_row_is_first_in_memory()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(host);
        foreach (var bottomUp in (bool[])[false, true])
        {
            stage.Show(300, 200, memory, bottomUp);
            stage.Arrange(new Rect(0, 0, 100, 50), new Rect(100, 20, 200, 90));
            stage.Settle();
            var (left, right) = (host[0].Buffer!, host[1].Buffer!);
            Assert.Equal((new Size(100, 50), new Size(200, 90)), (left.Size, right.Size));
            Assert.Equal((new Size(300, 200), new Size(300, 200)), (left.Backing, right.Backing));
            Assert.Equal((new Point(0, bottomUp ? 150 : 0), new Point(100, bottomUp ? 90 : 20)), (left.Origin, right.Origin));
        }
    }

    [Fact]
    public void Heads_of_a_picture_before_are_not_cut_out_of_one_of_another_size()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(host);
        stage.Show(64, 48, memory);
        stage.Arrange(new Rect(0, 0, 64, 48));
        stage.Show(300, 200, memory);
        stage.Settle();
        Assert.Equal(new Size(300, 200), host[0].Buffer!.Size);
    }

    [Fact]
    public void The_damage_of_a_frame_goes_to_the_heads_that_it_touches()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(host);
        stage.Show(200, 100, memory);
        stage.Arrange(new Rect(0, 0, 100, 100), new Rect(100, 0, 100, 100));
        stage.Settle();
        host[0].Damage.Clear();
        host[1].Damage.Clear();
        stage.Draw(90, 10, 20, 30);
        stage.ReceiveDone();
        Assert.Equal([new Rect(90, 10, 10, 30)], host[0].Damage);
        Assert.Equal([new Rect(0, 10, 10, 30)], host[1].Damage);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_last_kind_of_picture_wins_whether_messages_come_singly_or_together(bool singly)
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(host);
        Do(() => stage.CreateCanvas(64, 48), () => stage.Show(80, 60, memory));
        Ends(BufferKind.DmaBuf, 80);
        Do(Frame, () => stage.Fill(new Box(0, 0, 8, 8)));
        Ends(BufferKind.Memory, 64);
        Do(() => stage.Fill(new Box(0, 0, 8, 8)), Frame);
        Ends(BufferKind.DmaBuf, 80);
        Do(() => stage.Show(72, 60, memory), stage.DestroyCanvas);
        Ends(BufferKind.DmaBuf, 72);
        Do(() => stage.CreateCanvas(32, 24));
        Ends(BufferKind.Memory, 32);

        void Do(params Action[] actions)
        {
            foreach (var action in actions)
            {
                action();
                if (singly)
                {
                    stage.Settle();
                }
            }
        }

        void Frame()
        {
            stage.Draw(0, 0, 80, 60);
            stage.ReceiveDone();
        }

        void Ends(BufferKind kind, int width)
        {
            stage.Settle();
            Assert.Equal((kind, width), (host[0].Buffer!.Kind, host[0].Buffer!.Size.Width));
        }
    }

    private static FileIdentity Identity(SafeFd fd) => FileStat.Of(fd).Identity;
}
