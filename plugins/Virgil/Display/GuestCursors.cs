using System.Collections.Concurrent;

namespace Compositor.Plugins.Virgil;

/// <summary>The pointers of all heads of a source, kept from connection to connection. Any thread.</summary>
internal sealed class GuestCursors
{
    private readonly ConcurrentDictionary<int, GuestCursor> _cursors = new();

    /// <summary>The pointer of a head.</summary>
    public GuestCursor this[int head] => _cursors.GetOrAdd(head, static _ => new GuestCursor());
}
