using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// The server's screens as the wall shows them: one framebuffer, whose canvas follows the server's size, and a surface for each screen that the
/// server says it has on it. On the session's thread.
/// </summary>
internal sealed class RemoteScreens : IDisposable
{
    /// <summary>What is beyond is not shown.</summary>
    public const int MostHeads = 16;

    private readonly ISurfaceHost _host;
    private readonly Func<int, SurfaceOptions> _describe;
    private readonly long _memory;
    private readonly List<RemoteHead> _heads = new(MostHeads);
    private readonly Rect[] _cut = new Rect[Framebuffer.MostDamage];
    private CursorImage? _cursor;
    private bool _isShown;

    /// <param name="host">Makes surfaces, and their memory.</param>
    /// <param name="describe">What a head's surface is.</param>
    /// <param name="memory">The most bytes that the framebuffer may take.</param>
    public RemoteScreens(ISurfaceHost host, Func<int, SurfaceOptions> describe, long memory)
    {
        (_host, _describe, _memory) = (host, describe, memory);
        AddHead();
    }

    /// <summary>Where decoders draw; null until <see cref="Arrange"/>.</summary>
    public Framebuffer? Framebuffer { get; private set; }

    /// <summary>
    /// Another size, or other screens: shown with the next commit. Another size is new memory with what was there; a screen that is no more has its
    /// surface unmapped.
    /// </summary>
    /// <param name="size">Of the framebuffer.</param>
    /// <param name="screens">Parts of it; none or one for all of it.</param>
    /// <exception cref="RfbException">No framebuffer can have that size.</exception>
    public void Arrange(Size size, IReadOnlyList<Rect> screens)
    {
        if (Framebuffer?.Canvas.Size != size)
        {
            Replace(size);
        }
        else if (_isShown)
        {
            Framebuffer.Touch(Framebuffer.Bounds);
        }

        var whole = new Rect(size);
        while (_heads.Count < Math.Min(screens.Count, MostHeads))
        {
            AddHead();
        }

        for (var i = 0; i < _heads.Count; i++)
        {
            _heads[i].Show(screens.Count <= 1 ? i == 0 ? whole : default : i < screens.Count ? screens[i].Intersect(whole) : default);
        }
    }

    /// <summary>Shows what was drawn since the last time, if anything; not within the draw lock.</summary>
    public void Commit()
    {
        if (Framebuffer is not { } framebuffer || framebuffer.Damage.IsEmpty)
        {
            return;
        }

        foreach (var head in _heads)
        {
            head.Commit(framebuffer, _cut);
        }

        framebuffer.Clean();
        _isShown = true;
    }

    /// <summary>The pointer's picture; null for the host's arrow.</summary>
    public void SetCursor(CursorImage? image)
    {
        _cursor = image;
        foreach (var head in _heads)
        {
            head.SetCursor(image);
        }
    }

    /// <summary>Lets go of the surfaces; their pictures are held.</summary>
    public void Dispose()
    {
        _heads.ForEach(head => head.Dispose());
        Framebuffer?.Canvas.Dispose();
    }

    private void AddHead()
    {
        var head = new RemoteHead(_host.CreateSurface(_describe(_heads.Count)));
        head.SetCursor(_cursor);
        _heads.Add(head);
    }

    private void Replace(Size size)
    {
        if (size.IsEmpty || Math.Max(size.Width, size.Height) > SurfaceBuffer.MaximumSide)
        {
            throw new RfbException($"the server's screen has {size} pixels");
        }

        if ((long)size.Width * size.Height * sizeof(uint) > _memory)
        {
            throw new RfbException($"the server's screen of {size} pixels takes more than {_memory >> 20} MiB of memory (setting: memory)");
        }

        var before = Framebuffer;
        Framebuffer = new Framebuffer(_host.CreateCanvas(size, FourCc.Xrgb8888));
        if (before is not null)
        {
            Framebuffer.Draw(before);
            before.Canvas.Dispose();
        }
    }
}
