namespace Compositor.Benchmarks;

/// <summary>What QEMU's frames are sent to.</summary>
internal interface IFrameTaker : IDisposable
{
    /// <summary>Counts what has been taken.</summary>
    Arrivals Arrivals { get; }

    /// <summary>Shows the newest frame, on the calling thread.</summary>
    void Show();
}
