namespace Compositor.SpiceServer.Serving;

/// <summary>Runs once when it is due.</summary>
internal sealed class Timer(Action run)
{
    /// <summary>Milliseconds of the loop's clock; null while it is stopped.</summary>
    public long? Due { get; set; }

    public void Run() => run();
}
