using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Real;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>As little of a client as a canvas needs to be drawn to by a real server: a main channel, a display channel, a thread for each.</summary>
internal sealed class CanvasClient : IMessageHandler, IDisposable
{
    private const ushort InvalidateAllPixmaps = 106;
    private const ushort InvalidateAllPalettes = 108;
    private const long CachePixels = 16 << 20;

    /// <summary>Monitors, composites, alpha surfaces, LZ4.</summary>
    private const uint Capabilities = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5;

    private readonly MemoryBudget _budget = new(512 << 20);
    private readonly Lock _lock = new();
    private readonly ImageStore _store;
    private readonly ImageSource _images;
    private readonly DisplayCanvas _canvas;
    private readonly List<(ChannelLink Link, Thread Thread)> _channels = [];
    private ScreenMemory? _screen;

    private CanvasClient()
    {
        var surfaces = new SurfaceTable(size => _screen = new ScreenMemory(size), _budget);
        _store = new ImageStore(_budget, CachePixels);
        _images = new ImageSource(_store, surfaces);
        _canvas = new DisplayCanvas(surfaces, _images, _budget);
    }

    /// <summary>What a channel ended with; null while both are well.</summary>
    public Exception? Failure { get; private set; }

    public static async Task<CanvasClient> ConnectAsync(SpiceServerProcess server)
    {
        var address = server.UnixPath.Length > 0 ? new ServerAddress { Path = server.UnixPath } : new ServerAddress { Host = "127.0.0.1", Port = server.Port };
        var client = new CanvasClient();
        var main = new MainChannel();
        var link = await client.OpenAsync(address, ChannelKind.Main, 0, 0, main);
        var session = await main.Session.Task.WaitAsync(TimeSpan.FromSeconds(10));
        link.Send(104, []);
        var display = await client.OpenAsync(address, ChannelKind.Display, session, Capabilities, client);
        display.Send(101, new MessageWriter().U8(1).U32((uint)CachePixels).U32(0).U8(1).U32(4 << 20).Take());
        return client;
    }

    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        using (_lock.EnterScope())
        {
            if (DisplayCanvas.Executes(type))
            {
                using (_canvas.BeginBatch())
                {
                    _canvas.Handle(type, body);
                }
            }
            else if (type == InvalidateAllPixmaps)
            {
                _images.ForgetAllPixmaps();
            }
            else if (type == InvalidateAllPalettes)
            {
                _images.ForgetAllPalettes();
            }
        }
    }

    /// <summary>What is on the screen now.</summary>
    public PixelGrid Picture()
    {
        using (_lock.EnterScope())
        {
            return _screen is { } screen
                ? new PixelGrid(screen.Size.Width, screen.Size.Height, [.. screen.Snapshot().Select(pixel => (int)pixel)])
                : new PixelGrid(0, 0, []);
        }
    }

    public void Dispose()
    {
        foreach (var (link, _) in _channels)
        {
            link.Shutdown();
        }

        foreach (var (link, thread) in _channels)
        {
            thread.Join();
            link.Dispose();
        }

        _canvas.Dispose();
        _images.Dispose();
        _store.Dispose();
    }

    private async Task<ChannelLink> OpenAsync(ServerAddress address, ChannelKind kind, uint session, uint capabilities, IMessageHandler handler)
    {
        var transport = await new TransportOpener(address).OpenAsync(kind, CancellationToken.None);
        var reply = Handshake.Run(transport, new LinkRequest(session, kind, 0, capabilities), "");
        var link = new ChannelLink(transport, reply, _budget);
        var thread = new Thread(() =>
        {
            try
            {
                link.Run(handler);
            }
            catch (Exception e) when (e is SpiceException or IOException)
            {
                Failure ??= e;
            }
        });
        _channels.Add((link, thread));
        thread.Start();
        return link;
    }

    /// <summary>Waits for the number of the session.</summary>
    private sealed class MainChannel : IMessageHandler
    {
        private const ushort Init = 103;

        public TaskCompletionSource<uint> Session { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Handle(ushort type, ReadOnlySpan<byte> body)
        {
            if (type == Init)
            {
                Session.TrySetResult(new BodyReader(body).ReadUInt32());
            }
        }
    }
}
