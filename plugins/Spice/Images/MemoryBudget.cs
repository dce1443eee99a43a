namespace Compositor.Plugins.Spice;

/// <summary>Counts the memory that a server makes a source hold: canvases, caches, scratch. Any thread.</summary>
/// <param name="limit">The most bytes.</param>
internal sealed class MemoryBudget(long limit)
{
    private long _taken;

    /// <summary>The most bytes.</summary>
    public long Limit => limit;

    /// <summary>Bytes that are held now.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Counts memory before it is allocated.</summary>
    /// <param name="bytes">From 0.</param>
    /// <exception cref="SpiceException">It would be more than the limit; nothing was counted.</exception>
    public void Take(long bytes)
    {
        if (bytes < 0 || Interlocked.Add(ref _taken, bytes) > limit)
        {
            Interlocked.Add(ref _taken, -bytes);
            throw new SpiceException($"the server wants more than {limit >> 20} MiB of memory for its pictures (setting: memory)");
        }
    }

    /// <summary>Counts memory that was let go.</summary>
    public void Give(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
