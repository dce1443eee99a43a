using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Sources;
using Compositor.Spice.Tests.Canvas;
using Compositor.Spice.Tests.Fakes;
using Compositor.Unix;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compositor.Spice.Tests.Gl;

/// <summary>One display as a session runs it, and its server's end. Disposing ends it, and asserts that no descriptor is left.</summary>
internal sealed class GlStage : IDisposable
{
    private const ushort DrawDone = 104;

    private readonly int _descriptors = LiveCount.Of(LiveKind.Descriptor);
    private readonly FakeServer _server = new();
    private readonly DisplayChannel _channel;
    private readonly Task _running;

    public GlStage(ISurfaceHost host, Pacing pacing = Pacing.TearFree, byte id = 0)
    {
        var budget = new MemoryBudget(64 << 20);
        var heads = new InputHeads(new InputQueue(), new MouseState());
        var display = new DisplayHeads(host, id, heads.Places, heads.Of);
        _channel = new DisplayChannel(
            new DisplayImages(budget),
            display,
            new StreamTable(_server.Link, new MediaClock(host.Time), budget),
            new GlFrames(_server.Link, display, pacing, NullLogger.Instance),
            size => host.CreateCanvas(size, FourCc.Xrgb8888),
            NullLogger.Instance);
        _running = Task.Factory.StartNew(() => _server.Link.Run(_channel), TaskCreationOptions.LongRunning);
    }

    /// <summary>Why the display has ended.</summary>
    public Task Ended => _running;

    /// <summary>gl_scanout_unix of a picture whose rows have no gaps, with its descriptor.</summary>
    public void Show(int width, int height, SafeFd memory, bool bottomUp = false)
    {
        Announce((uint)width, (uint)height, (uint)width * 4, FourCc.Abgr8888.Code, bottomUp ? 1u : 0);
        Bring(memory);
    }

    /// <summary>gl_scanout_unix, without the byte behind it.</summary>
    public void Announce(uint width, uint height, uint stride, uint format, uint flags = 0) =>
        _server.Send(320, new MessageWriter().U32(width).U32(height).U32(stride).U32(format).U32(flags).Take());

    /// <summary>The byte that comes behind it.</summary>
    public void Bring(params ReadOnlySpan<SafeFd> fds) => _server.SendRaw("@"u8, fds);

    /// <summary>The beginning of a scanout, with a descriptor where none belongs.</summary>
    public void AnnouncePart(int bytes, SafeFd memory)
    {
        var whole = (byte[])[64, 1, 20, 0, 0, 0, .. new MessageWriter().U32(64).U32(48).U32(256).U32(FourCc.Xrgb8888.Code).U32(0).Take()];
        if (bytes > 0)
        {
            _server.SendRaw(whole.AsSpan(0, bytes), memory);
        }
    }

    /// <summary>A message that nobody knows, with a descriptor where none belongs.</summary>
    public void BringUnwanted(SafeFd memory) => _server.SendRaw([0, 0, 0, 0, 0, 0], memory);

    /// <summary>gl_draw.</summary>
    public void Draw(int x, int y, int width, int height) => _server.Send(321, new MessageWriter().I32(x).I32(y).I32(width).I32(height).Take());

    /// <summary>monitors_config.</summary>
    public void Arrange(params Rect[] heads)
    {
        var message = new MessageWriter().U16(heads.Length).U16(heads.Length);
        for (var i = 0; i < heads.Length; i++)
        {
            message.U32((uint)i).U32(0).I32(heads[i].Width).I32(heads[i].Height).I32(heads[i].X).I32(heads[i].Y).U32(0);
        }

        _server.Send(317, message.Take());
    }

    /// <summary>surface_create of the primary surface.</summary>
    public void CreateCanvas(int width, int height) => _server.Send(314, new MessageWriter().U32(0).I32(width).I32(height).U32(32).U32(1).Take());

    /// <summary>surface_destroy of the primary surface.</summary>
    public void DestroyCanvas() => _server.Send(315, new MessageWriter().U32(0).Take());

    /// <summary>A drawing in the canvas.</summary>
    public void Fill(Box box) => _server.Send(302, MessageWriter.DrawTo(0, box).Solid(0x00ff00).U16(8).NoMask().Take());

    /// <summary>Waits for the answer to a frame.</summary>
    public void ReceiveDone()
    {
        var (type, body) = _server.Receive();
        Assert.Equal((DrawDone, 0), (type, body.Length));
    }

    /// <summary>Waits until all that was sent is handled and shown.</summary>
    public void Settle()
    {
        // The first is answered before what came with it is shown, the second afterwards.
        for (var i = 0; i < 2; i++)
        {
            _server.Send((ushort)BaseMessage.Ping, new byte[12]);
            Assert.Equal((ushort)BaseReply.Pong, _server.Receive().Type);
        }
    }

    /// <summary>True when nothing came that was not received.</summary>
    public bool IsQuiet() => _server.IsQuiet();

    /// <summary>The server ends the connection.</summary>
    public void End() => _server.End();

    public void Dispose()
    {
        _server.End();
        Assert.True(((IAsyncResult)_running).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
        _channel.Dispose();
        _server.Dispose();
    }

    /// <summary>Asserts that nothing of what was given is open any more.</summary>
    /// <param name="kept">Descriptors that the test and its host still have, more than before the stage.</param>
    public void AssertClosed(int kept) => Assert.Equal(_descriptors + kept, LiveCount.Of(LiveKind.Descriptor));

    /// <summary>Memory of a GPU; nobody imports it here.</summary>
    public static SafeFd NewMemory(int size = 4096) => Memfd.Create("gpu", size);
}
