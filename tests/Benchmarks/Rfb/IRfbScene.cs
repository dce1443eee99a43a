namespace Compositor.Benchmarks;

/// <summary>A VNC server on which something is to be seen.</summary>
internal interface IRfbScene : IDisposable
{
    /// <summary>On 127.0.0.1; no password.</summary>
    int Port { get; }

    /// <summary>Something happens from now on.</summary>
    void Begin();

    /// <summary>Nothing changes any more.</summary>
    void End();
}
