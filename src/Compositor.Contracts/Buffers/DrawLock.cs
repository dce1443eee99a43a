namespace Compositor.Contracts;

/// <summary>
/// Keeps a canvas whole while it is read. The plugin holds it for the moment it draws; readers share it, only ever try to take it, and
/// come back a frame later when it is busy. A reader may be the GPU, so reading ends on whatever thread learns that it has ended.
/// Not recursive. Any thread.
/// </summary>
public sealed class DrawLock
{
    private readonly object _gate = new();
    private int _readers;
    private int _waiting;
    private bool _drawing;

    /// <summary>Waits for the short reads that go on, then holds. No new read begins meanwhile.</summary>
    /// <returns>The scope; dispose it to let go.</returns>
    public Scope Enter()
    {
        BeginDrawing();
        return new Scope(this);
    }

    /// <summary>As <see cref="Enter"/>, for who lets go and comes back in the midst of it, as while it waits for what to draw; ended by <see cref="EndDrawing"/>.</summary>
    public void BeginDrawing()
    {
        lock (_gate)
        {
            _waiting++;
            while (_drawing || _readers > 0)
            {
                Monitor.Wait(_gate);
            }

            _waiting--;
            _drawing = true;
        }
    }

    /// <summary>Lets go of what <see cref="BeginDrawing"/> holds; once for each.</summary>
    public void EndDrawing()
    {
        lock (_gate)
        {
            _drawing = false;
            if (_waiting > 0)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Begins to read, unless somebody draws or waits to draw.</summary>
    /// <returns>True when taken; call <see cref="Exit"/> then, on any thread.</returns>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_drawing || _waiting > 0)
            {
                return false;
            }

            _readers++;
            return true;
        }
    }

    /// <summary>Ends a read that <see cref="TryEnter"/> began.</summary>
    public void Exit()
    {
        lock (_gate)
        {
            if (--_readers == 0 && _waiting > 0)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>The time of drawing; ends when disposed, once.</summary>
    public readonly ref struct Scope
    {
        private readonly DrawLock _owner;

        internal Scope(DrawLock owner) => _owner = owner;

        /// <summary>Lets go.</summary>
        public void Dispose() => _owner.EndDrawing();
    }
}
