using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Turns outputs, sources, focus and the layout's placements into the next scene. Main thread.</summary>
/// <param name="time">For the age of held pictures and the next attempts.</param>
/// <param name="labels">True to write the VM's name above each placement that asks for it.</param>
/// <param name="lockHint">Told in the label of the view that has the pointer locked: how to get it back.</param>
/// <param name="detailOf">What a label says besides the name. Where it is set a view without a label has one over the top of its picture.</param>
public sealed class SceneBuilder(TimeProvider time, bool labels, string lockHint = "", Func<Surface, string>? detailOf = null)
{
    /// <summary>Pixels of a label.</summary>
    public const int LabelHeight = 24;

    private static readonly Size UnknownSize = new(640, 480);

    /// <summary>Builds the scene.</summary>
    /// <param name="outputs">All outputs; the surfaces are dealt out to them in turn.</param>
    /// <param name="sources">All sources, in the order of the configuration.</param>
    /// <param name="focus">Has the keyboard.</param>
    /// <param name="ownPointer">Has the pointer to itself.</param>
    /// <param name="layoutOf">The layout of an output, by its name.</param>
    public Scene Build(
        IReadOnlyList<OutputDescription> outputs,
        IReadOnlyList<Source> sources,
        SurfaceId? focus,
        SurfaceId? ownPointer,
        Func<string, GuardedLayout> layoutOf)
    {
        var entries = new Dictionary<SurfaceId, (Source Source, Surface Surface)>();
        var shares = new List<SurfaceDescription>[outputs.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = [];
        }

        foreach (var source in sources)
        {
            foreach (var surface in source.Surfaces)
            {
                // A further head without a picture is a monitor that the guest does not use.
                if (outputs.Count == 0 || (surface.Phase == SurfacePhase.Empty && surface.Id.Head != 0))
                {
                    continue;
                }

                shares[entries.Count % outputs.Count].Add(Describe(surface));
                entries.Add(surface.Id, (source, surface));
            }
        }

        var scenes = new OutputScene[outputs.Count];
        for (var i = 0; i < scenes.Length; i++)
        {
            scenes[i] = BuildOutput(outputs[i], shares[i], entries, focus, ownPointer, layoutOf(outputs[i].Name));
        }

        return new Scene(scenes);
    }

    private static SurfaceDescription Describe(Surface surface) => new(
        surface.Id,
        surface.Size.IsEmpty ? UnknownSize : surface.Size,
        surface.Phase == SurfacePhase.Live);

    private OutputScene BuildOutput(
        OutputDescription output,
        List<SurfaceDescription> surfaces,
        Dictionary<SurfaceId, (Source Source, Surface Surface)> entries,
        SurfaceId? focus,
        SurfaceId? ownPointer,
        GuardedLayout layout)
    {
        var own = focus is { } id && surfaces.Exists(s => s.Id == id) ? focus : null;
        var placements = layout.Arrange(new LayoutInput(output, surfaces, own, labels ? LabelHeight : 0));
        var views = new List<View>(placements.Count);
        var screen = new Rect(output.Size);
        foreach (var placement in placements)
        {
            var area = placement.Area.Intersect(screen);
            if (!area.IsEmpty && surfaces.Exists(s => s.Id == placement.Surface) && entries.TryGetValue(placement.Surface, out var entry))
            {
                views.Add(BuildView(placement, area, entry.Source, entry.Surface, own == placement.Surface, ownPointer == placement.Surface));
            }
        }

        return new OutputScene(output.Name, output.Size, views);
    }

    private View BuildView(Placement placement, Rect area, Source source, Surface surface, bool focused, bool ownPointer)
    {
        var captions = new List<Caption>(2);
        var content = area;
        var surfaceSize = surface.Phase == SurfacePhase.Empty ? default : surface.Size;
        var labelled = labels && placement.Label;
        if ((labelled || detailOf is not null) && area.Height > 2 * LabelHeight)
        {
            var bar = area with { Height = LabelHeight };
            content = labelled ? area with { Y = area.Y + LabelHeight, Height = area.Height - LabelHeight } : area;
            var detail = ownPointer ? lockHint : detailOf?.Invoke(surface) ?? string.Empty;
            captions.Add(new Caption(focused ? CaptionStyle.FocusedLabel : CaptionStyle.Label, bar, surface.Id.ToString(), detail));
        }

        var picture = PictureFit.Place(content, surfaceSize, placement.Fit);
        var status = source.Status;
        if (surface.Phase == SurfacePhase.Held)
        {
            var title = $"{surface.Id} — picture from {CaptionText.Age(surface.HeldFor)} ago";
            captions.Add(new Caption(CaptionStyle.Notice, NoticeArea(picture.Intersect(content)), title, CaptionText.Reason(status, time)));
        }
        else if (surface.Phase == SurfacePhase.Empty || surface.Fault is not null)
        {
            captions.Add(new Caption(CaptionStyle.Placeholder, content, surface.Id.ToString(), surface.Fault ?? CaptionText.Reason(status, time)));
        }

        var sprite = ownPointer ? PlaceCursor(surface, surfaceSize, picture) : null;
        return new View(surface, area, content, surfaceSize, picture, surface.Phase == SurfacePhase.Held, captions, sprite);
    }

    private static Rect NoticeArea(Rect picture)
    {
        var height = Math.Min(picture.Height, 72);
        return picture with { Y = picture.Y + picture.Height - height, Height = height };
    }

    private static CursorSprite? PlaceCursor(Surface surface, Size surfaceSize, Rect picture)
    {
        var cursor = surface.Cursor;
        if (cursor is not { Visible: true, Image: { } image } || surfaceSize.IsEmpty || picture.IsEmpty)
        {
            return null;
        }

        int ScaleX(int x) => (int)((long)x * picture.Width / surfaceSize.Width);
        int ScaleY(int y) => (int)((long)y * picture.Height / surfaceSize.Height);
        return new CursorSprite(image, new Rect(
            picture.X + ScaleX(cursor.Position.X - image.HotSpot.X),
            picture.Y + ScaleY(cursor.Position.Y - image.HotSpot.Y),
            Math.Max(1, ScaleX(image.Size.Width)),
            Math.Max(1, ScaleY(image.Size.Height))));
    }
}
