using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>Names a sprite by what it shows; where it is shown does not matter.</summary>
internal readonly record struct SpriteKey(CursorImage? Cursor, CaptionStyle Style, Size Size, string Title, string Detail)
{
    public static SpriteKey Of(Caption caption) => new(null, caption.Style, caption.Area.Size, caption.Title, caption.Detail);

    public static SpriteKey Of(CursorSprite cursor) => new(cursor.Image, default, cursor.Area.Size, string.Empty, string.Empty);

    public bool Equals(SpriteKey other) =>
        ReferenceEquals(Cursor, other.Cursor) && Style == other.Style && Size == other.Size && Title == other.Title && Detail == other.Detail;

    // The image goes by reference: its record hash would look at every field each frame.
    public override int GetHashCode() => Cursor is null
        ? HashCode.Combine(Style, Size.Width, Size.Height, Title, Detail)
        : HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Cursor), Size.Width, Size.Height);
}
