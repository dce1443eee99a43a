using Compositor.Contracts;
using Compositor.Plugins.Testcard.Input;
using Compositor.Plugins.Testcard.Patterns;

namespace Compositor.Plugins.Testcard.Drawing;

/// <summary>
/// A canvas with a pattern below and the input on top. The pattern is kept in a picture of its own, so that what a mark covered can be
/// shown again, and so that the draw lock is held for the copy only. Borrows the canvas.
/// </summary>
internal sealed class Sheet
{
    private readonly ICanvas _canvas;
    private readonly Pattern _pattern;
    private readonly Picture _picture;
    private long _frame;
    private BoardState? _drawn;

    public Sheet(ICanvas canvas, Pattern pattern, long frame)
    {
        (_canvas, _pattern, _picture, _frame) = (canvas, pattern, new Picture(canvas.Size), frame);
        pattern.Begin(_picture, frame);
    }

    /// <summary>Draws what is new since the last call, and says where.</summary>
    /// <param name="frame">The same as last time, or the next.</param>
    /// <param name="state">The input to show.</param>
    public Rect[] Draw(long frame, BoardState state)
    {
        var damage = new List<Rect>();
        if (frame != _frame)
        {
            damage.Add(_pattern.Advance(_picture, frame));
        }

        if (_drawn is null)
        {
            damage = [_picture.Bounds];
        }
        else if (state != _drawn)
        {
            damage.AddRange(Marks.Areas(_drawn).Concat(Marks.Areas(state)).Distinct());
        }

        (_frame, _drawn) = (frame, state);
        damage.RemoveAll(rect => rect.IsEmpty);
        using (_canvas.DrawLock.Enter())
        {
            var writer = new CanvasWriter(_canvas);
            foreach (var rect in damage)
            {
                writer.Copy(_picture, rect);
            }

            // All marks, for a pattern may have drawn below any of them; the others are drawn as they were.
            Marks.Draw(writer, state);
        }

        return [.. damage];
    }
}
