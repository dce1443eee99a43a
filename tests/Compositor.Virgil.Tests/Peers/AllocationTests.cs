using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>The hot path allocates nothing.</summary>
public sealed class AllocationTests : LiveTest
{
    [Fact]
    public void An_UpdateMap_allocates_nothing()
    {
        using var host = new RecordingHost();
        using var surface = new SilentSurface();
        using var screen = new Screen(host, surface, default);
        var (ours, theirs) = UnixSocket.Pair();
        using (theirs)
        using (var listener = new ConsoleListener(ours, "allocation", screen, surface, new GuestCursor()))
        using (var framer = new MessageFramer())
        {
            framer.Arrived.Add(Memfd.Create("map", 640 * 480 * 4));
            Feed(framer, listener, GoldenMessages.ScanoutMap);
            var update = UpdateMap();
            Feed(framer, listener, update);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10_000; i++)
            {
                Feed(framer, listener, update);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(10_002, surface.Commits);
        }
    }

    private static byte[] UpdateMap()
    {
        var writer = new DBusWriter();
        writer.Begin(new MessageHead(MessageType.Call, 9)
        {
            Flags = MessageFlags.NoReplyExpected,
            Path = "/org/qemu/Display1/Listener",
            Interface = Names.ListenerMap,
            Member = "UpdateMap",
            Signature = "iiii",
        });
        foreach (var number in (int[])[1, 2, 30, 40])
        {
            writer.WriteInt32(number);
        }

        return writer.End().ToArray();
    }

    private static void Feed(MessageFramer framer, ConsoleListener listener, byte[] message)
    {
        message.CopyTo(framer.Space);
        framer.Advance(message.Length);
        Assert.True(framer.TryRead(out var read));
        listener.Handle(ref read);
    }

    private sealed class SilentSurface : ISurface
    {
        private SurfaceBuffer? _buffer;

        public int Commits { get; private set; }

        public void Attach(SurfaceBuffer buffer) => _buffer = buffer;

        public ValueTask<FrameOutcome> CommitAsync(ReadOnlySpan<Rect> damage) => new(FrameOutcome.Presented);

        public void Commit(ReadOnlySpan<Rect> damage) => Commits++;

        public void SetCursor(CursorImage? image)
        {
        }

        public void MoveCursor(Point position, bool visible)
        {
        }

        public void Unmap()
        {
        }

        public void Dispose() => _buffer?.Dispose();
    }
}
