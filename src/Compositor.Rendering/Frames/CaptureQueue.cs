namespace Compositor.Rendering;

/// <summary>Captures that were asked for; one that meets a busy canvas is tried again a refresh later. Render thread.</summary>
internal sealed class CaptureQueue : IDisposable
{
    private readonly List<CaptureRequest> _waiting = [];

    /// <summary>When to serve again; null when nobody waits.</summary>
    public TimeSpan? Deadline { get; private set; }

    public void Add(CaptureRequest request) => _waiting.Add(request);

    /// <summary>Serves all that wait.</summary>
    /// <param name="capture">Makes a picture; false when a canvas was busy.</param>
    /// <param name="again">When to try again.</param>
    public void Serve(Capture capture, TimeSpan again)
    {
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            if (IsServed(_waiting[i], capture))
            {
                _waiting.RemoveAt(i);
            }
        }

        Deadline = _waiting.Count > 0 ? again : null;
    }

    public void Dispose()
    {
        foreach (var request in _waiting)
        {
            request.Fail("the render loop has ended");
        }

        _waiting.Clear();
    }

    private static bool IsServed(CaptureRequest request, Capture capture)
    {
        try
        {
            if (!capture(request, out var picture))
            {
                return !request.TryAgain();
            }

            request.Complete(picture);
            return true;
        }
        catch (KeyNotFoundException e)
        {
            request.Fail(e.Message);
            return true;
        }
    }

    /// <summary>Makes the picture that is asked for.</summary>
    internal delegate bool Capture(CaptureRequest request, out Picture? picture);
}
