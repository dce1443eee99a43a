using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Core;

/// <summary>
/// What one connection of a source sees of the shell. Ending it lets every surface go, so that nothing of a dead connection can
/// change the screen; what its plugin still calls has no effect. Any thread.
/// </summary>
internal sealed class SourceConnection(Source source, TimeProvider time, ILogger log) : ISurfaceHost
{
    private const int MostHeads = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, SurfaceSession> _sessions = [];
    private ClipboardSession? _clipboard;
    private readonly ConnectionSound? _sound = source.Sound is { } sound ? new ConnectionSound(sound) : null;
    private bool _ended;

    public TimeProvider Time => time;

    public ILogger Log => log;

    public ISound? Sound => _sound;

    public ISurface CreateSurface(SurfaceOptions options)
    {
        if (options.Head is < 0 or >= MostHeads)
        {
            throw new SourceException($"head {options.Head} is not one of 0 to {MostHeads - 1}");
        }

        lock (_gate)
        {
            if (_ended)
            {
                throw new SourceException("the connection has ended");
            }

            if (_sessions.TryGetValue(options.Head, out var session) && session.IsAttached)
            {
                throw new SourceException($"head {options.Head} exists already");
            }

            return _sessions[options.Head] = source.SurfaceOf(options.Head).Connect(options);
        }
    }

    public ICanvas CreateCanvas(Size size, FourCc format)
    {
        if (size.IsEmpty || size.Width > SurfaceBuffer.MaximumSide || size.Height > SurfaceBuffer.MaximumSide || !format.IsKnown)
        {
            throw new SourceException($"a canvas cannot be {size} pixels of {format}");
        }

        return source.MakeCanvas(size, format);
    }

    public void Report(string activity) => source.Report(this, activity);

    public void Describe(IReadOnlyList<SourceFact> facts) => source.Describe(this, facts);

    public IClipboard ShareClipboard(IClipboard guest)
    {
        lock (_gate)
        {
            if (_ended || _clipboard is not null)
            {
                throw new SourceException(_ended ? "the connection has ended" : "the connection shares its clipboard already");
            }

            return _clipboard = source.Share(guest);
        }
    }

    public void End()
    {
        SurfaceSession[] sessions;
        lock (_gate)
        {
            _ended = true;
            sessions = [.. _sessions.Values];
        }

        _clipboard?.End();
        _sound?.End();
        foreach (var session in sessions)
        {
            session.Dispose();
        }
    }
}
