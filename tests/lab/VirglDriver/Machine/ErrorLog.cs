namespace Compositor.VirglDriver;

/// <summary>What QEMU writes to its error output: virglrenderer reports there, and only there, what it makes of a command stream. Any thread.</summary>
internal sealed class ErrorLog
{
    private const int Limit = 1000;

    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private int _reported;

    /// <summary>All lines, in order.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>The last lines, for a message.</summary>
    public string Tail
    {
        get
        {
            lock (_lock)
            {
                return _lines.Count == 0 ? "QEMU has said nothing" : $"QEMU says: {string.Join(" | ", _lines.TakeLast(5))}";
            }
        }
    }

    /// <summary>Takes a line.</summary>
    public void Add(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            lock (_lock)
            {
                if (_lines.Count < Limit)
                {
                    _lines.Add(line.Trim());
                }
            }
        }
    }

    /// <summary>Throws once for each complaint of virglrenderer, which refuses later commands, not the one that was wrong.</summary>
    /// <exception cref="DriverException">It has complained since the last call.</exception>
    public void ThrowIfRendererComplained()
    {
        lock (_lock)
        {
            var complaint = _lines.Skip(_reported).FirstOrDefault(static line => line.Contains("vrend_", StringComparison.Ordinal));
            _reported = _lines.Count;
            if (complaint is not null)
            {
                throw new DriverException($"virglrenderer complains: {complaint}");
            }
        }
    }
}
