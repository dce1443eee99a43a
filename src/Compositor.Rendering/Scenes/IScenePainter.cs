using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>Draws the parts of a scene; called back to front. Every rectangle lies within the output. Render thread.</summary>
internal interface IScenePainter
{
    /// <summary>Fills with the background.</summary>
    void Fill(Rect rect);

    /// <summary>Draws the part of a view's picture that lies in <paramref name="clip"/>, all of which it must cover.</summary>
    void Picture(View view, Rect clip);

    /// <summary>Blends the part of a caption that lies in <paramref name="clip"/>.</summary>
    void Caption(Caption caption, Rect clip);

    /// <summary>Blends the part of a pointer that lies in <paramref name="clip"/>.</summary>
    void Cursor(CursorSprite cursor, Rect clip);
}
