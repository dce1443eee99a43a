using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>
/// Keeps drawn captions and pointers in the form a renderer wants them: the sprite itself, or a texture of it. Bounded. Render thread.
/// </summary>
/// <param name="painter">Draws captions.</param>
/// <param name="convert">Takes ownership of a fresh sprite and makes of it what is kept.</param>
internal sealed class SpriteCache<T>(CaptionPainter painter, Func<Sprite, T> convert) : IDisposable
    where T : class, IDisposable
{
    // Two outputs of 4K full of placeholders fit.
    private const long Capacity = 96L << 20;

    private readonly BoundedCache<SpriteKey, T> _sprites = new(Capacity);

    public T Get(Caption caption)
    {
        var key = SpriteKey.Of(caption);
        return _sprites.Find(key) ?? Keep(key, painter.Paint(caption));
    }

    public T Get(CursorSprite cursor)
    {
        var key = SpriteKey.Of(cursor);
        return _sprites.Find(key) ?? Keep(key, CursorPainter.Paint(cursor.Image, cursor.Area.Size));
    }

    public void Dispose() => _sprites.Dispose();

    private T Keep(in SpriteKey key, Sprite sprite)
    {
        var weight = sprite.Bytes;
        var kept = convert(sprite);
        _sprites.Add(key, kept, weight);
        return kept;
    }
}
