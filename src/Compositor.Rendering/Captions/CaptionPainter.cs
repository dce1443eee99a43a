using Compositor.Contracts;
using Compositor.Core;
using Microsoft.Extensions.Logging;
using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>Draws captions, each at its own size. Works without any font: the panels are drawn then, without words. Render thread.</summary>
public sealed class CaptionPainter : IDisposable
{
    private readonly ILogger _log;
    private readonly Lazy<SKTypeface> _typeface;

    /// <summary>Looks for a font when the first caption is drawn.</summary>
    /// <param name="log">Gets one line when there is no font.</param>
    /// <param name="fontFolders">Where to look; null for the usual folders.</param>
    public CaptionPainter(ILogger log, IReadOnlyList<string>? fontFolders = null)
    {
        _log = log;
        _typeface = new Lazy<SKTypeface>(() => FindTypeface(fontFolders ?? [.. FontFinder.UsualFolders()]));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The empty typeface belongs to Skia.
        if (_typeface is { IsValueCreated: true, Value: { IsEmpty: false } typeface })
        {
            typeface.Dispose();
        }
    }

    /// <summary>Draws a caption; the caller owns the sprite.</summary>
    internal Sprite Paint(Caption caption)
    {
        var size = new Size(Math.Max(1, caption.Area.Width), Math.Max(1, caption.Area.Height));
        var sprite = new Sprite(size, opaque: caption.Style != CaptionStyle.Notice);
        using var canvas = sprite.CreateCanvas();
        switch (caption.Style)
        {
            case CaptionStyle.Label:
                BarLook.Paint(canvas, size, caption, _typeface.Value, focused: false);
                break;
            case CaptionStyle.FocusedLabel:
                BarLook.Paint(canvas, size, caption, _typeface.Value, focused: true);
                break;
            case CaptionStyle.Placeholder:
                PanelLook.Paint(canvas, size, caption, _typeface.Value);
                break;
            case CaptionStyle.Notice:
                StripLook.Paint(canvas, size, caption, _typeface.Value);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(caption), caption.Style, null);
        }

        canvas.Flush();
        return sprite;
    }

    private SKTypeface FindTypeface(IReadOnlyList<string> folders)
    {
        var typeface = FontFinder.Find(folders);
        if (typeface.IsEmpty)
        {
            _log.LogWarning("no font was found in {Folders}: captions have no words; install one, for example DejaVu Sans", string.Join(", ", folders));
        }

        return typeface;
    }
}
