using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>The time in which messages are drawn to a screen and nobody reads it. Ends when disposed.</summary>
internal readonly ref struct DrawBatch
{
    private readonly DrawLock.Scope _scope;
    private readonly bool _isHeld;

    public DrawBatch(DrawLock? drawLock)
    {
        if (drawLock is not null)
        {
            _scope = drawLock.Enter();
            _isHeld = true;
        }
    }

    public void Dispose()
    {
        if (_isHeld)
        {
            _scope.Dispose();
        }
    }
}
