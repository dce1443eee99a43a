using System.Collections.Concurrent;
using Compositor.Contracts;
using Compositor.Unix;
using Microsoft.Extensions.Logging;

namespace Compositor.Fakes;

/// <summary>A host that keeps what a source does, instead of drawing it.</summary>
internal sealed class RecordingHost(TimeProvider? time = null) : ISurfaceHost, IDisposable
{
    private readonly ConcurrentDictionary<int, RecordingSurface> _surfaces = new();
    private readonly RecordingLog _log = new();

    public TimeProvider Time { get; } = time ?? TimeProvider.System;

    public ILogger Log => _log;

    /// <summary>None, unless a test gives one.</summary>
    public ISound? Sound { get; init; }

    public string Activity { get; private set; } = string.Empty;

    /// <summary>The surface of a head, made before the source asks for it, so that a test can wait on it.</summary>
    public RecordingSurface this[int head] => _surfaces.GetOrAdd(head, _ => new RecordingSurface());

    /// <summary>True once the source has logged a line with this.</summary>
    public bool HasLogged(string text) => _log.Has(text);

    public ISurface CreateSurface(SurfaceOptions options)
    {
        this[options.Head].Options = options;
        return this[options.Head];
    }

    public ICanvas CreateCanvas(Size size, FourCc format) => new SealedCanvas(size, format);

    public void Report(string activity) => Activity = activity;

    /// <summary>The wall's clipboard, and the guest's end of it.</summary>
    public RecordingClipboard Clipboard { get; } = new();

    public IClipboard ShareClipboard(IClipboard guest)
    {
        Clipboard.Guest = guest;
        return Clipboard;
    }

    public void Dispose()
    {
        foreach (var surface in _surfaces.Values)
        {
            surface.Release();
        }
    }
}
