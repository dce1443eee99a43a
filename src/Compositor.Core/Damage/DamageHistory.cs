using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// The damage of an output's last frames, so that a back buffer of known age is brought up to date by drawing only what changed since
/// (EGL_EXT_buffer_age). Render thread; allocates only when made.
/// </summary>
public sealed class DamageHistory
{
    private const int Depth = 4;

    private readonly Region[] _frames = [new(), new(), new(), new()];
    private int _newest;
    private int _known;

    /// <summary>Keeps the damage of the frame that is about to be drawn.</summary>
    public void Push(Region damage)
    {
        _newest = (_newest + 1) % Depth;
        _frames[_newest].Clear();
        _frames[_newest].Add(damage);
        _known = Math.Min(_known + 1, Depth);
    }

    /// <summary>
    /// Adds to <paramref name="repaint"/> what a back buffer of that age lacks, the frame last pushed included.
    /// </summary>
    /// <param name="age">1: the buffer holds the frame before; n: n frames before; 0: unknown content.</param>
    /// <param name="whole">The output's rectangle, taken when the age is unknown or too old.</param>
    /// <param name="repaint">Gets the rectangles to draw.</param>
    public void Collect(int age, Rect whole, Region repaint)
    {
        if (age <= 0 || age > _known)
        {
            repaint.Add(whole);
            return;
        }

        for (var i = 0; i < age; i++)
        {
            repaint.Add(_frames[(_newest - i + Depth) % Depth]);
        }
    }

    /// <summary>Forgets all frames: after a resize or a lost context nothing in a back buffer can be trusted.</summary>
    public void Clear() => _known = 0;
}
