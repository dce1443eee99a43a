using Microsoft.Extensions.Logging;

namespace Compositor.Rendering;

/// <summary>Holds the renderer, makes it when it is first needed, and counts how often it broke. Render thread.</summary>
internal sealed class RendererSlot(Func<IRenderer> create, ILogger log) : IDisposable
{
    private const int MostFailures = 8;
    private static readonly TimeSpan FailureWindow = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.25);

    private readonly Queue<TimeSpan> _failures = new();
    private IRenderer? _renderer;

    /// <summary>The renderer, if there is one now.</summary>
    public IRenderer? Current => _renderer;

    /// <summary>The renderer; makes it.</summary>
    public IRenderer Get()
    {
        if (_renderer is null)
        {
            _renderer = create();
            log.LogInformation("drawing with {Renderer}", _renderer.Description);
        }

        return _renderer;
    }

    /// <summary>Lets go of a broken renderer.</summary>
    /// <returns>
    /// How long to wait before the next one is made: nothing the first time, then longer and longer, as a GPU may need seconds for its reset.
    /// Null when it broke too often to try again.
    /// </returns>
    public TimeSpan? Lose(Exception cause, TimeSpan now)
    {
        while (_failures.TryPeek(out var oldest) && now - oldest > FailureWindow)
        {
            _failures.Dequeue();
        }

        _failures.Enqueue(now);
        log.LogError(cause, "the renderer broke: {Reason}", cause.Message);
        try
        {
            _renderer?.Dispose();
        }
        catch (Exception e)
        {
            log.LogWarning("the broken renderer could not be let go in order: {Reason}", e.Message);
        }

        _renderer = null;
        return _failures.Count switch
        {
            >= MostFailures => null,
            1 => TimeSpan.Zero,
            var count => FirstWait * (1 << (count - 2)),
        };
    }

    /// <summary>Lets go of the renderer; the next one is made when it is needed.</summary>
    public void Release()
    {
        _renderer?.Dispose();
        _renderer = null;
    }

    public void Dispose() => Release();
}
