namespace Compositor.Codecs;

/// <summary>An element of a pipeline.</summary>
/// <param name="Factory">What kind it is, as gst-inspect-1.0 lists it.</param>
/// <param name="Class">What it does, "Codec/Decoder/Video".</param>
public sealed record MediaElement(string Factory, string Class)
{
    private const int IteratorOk = 1;
    private const int MostElements = 1000;

    /// <summary>True for what makes pictures of coded ones.</summary>
    public bool IsVideoDecoder =>
        Class.Contains("Decoder", StringComparison.Ordinal) && (Class.Contains("Video", StringComparison.Ordinal) || Class.Contains("Image", StringComparison.Ordinal));

    internal static IReadOnlyList<MediaElement> List(GstPipelineHandle bin)
    {
        var elements = new List<MediaElement>();
        Visit(bin, element => elements.Add(Of(element)));
        return elements;
    }

    internal static MediaElement Of(nint element)
    {
        var factory = GstMedia.FactoryOf(element);
        return factory == 0
            ? new MediaElement(string.Empty, string.Empty)
            : new MediaElement(GstText.Take(GstMedia.CopyName(factory)), GstText.Read(GstMedia.MetadataOf(factory, "klass")));
    }

    internal static unsafe (ulong Lost, ulong Late) Losses(GstPipelineHandle bin)
    {
        ulong lost = 0, late = 0;
        Visit(bin, element =>
        {
            switch (Of(element).Factory)
            {
                case "rtpjitterbuffer":
                    lost += Read(element, "num-lost");
                    late += Read(element, "num-late");
                    break;
                case "srtsrc":
                    lost += Read(element, "packets-received-lost");
                    late += Read(element, "packets-received-dropped");
                    break;
                default:
                    break;
            }
        });
        return (lost, late);
    }

    /// <summary>Looks at all elements, also those within others.</summary>
    internal static unsafe void Visit(GstPipelineHandle bin, Action<nint> look)
    {
        var iterator = GstMedia.Iterate(bin);
        var item = default(GstValue);
        for (var i = 0; iterator != 0 && i < MostElements; i++)
        {
            var step = GstMedia.Next(iterator, &item);
            if (step is not IteratorOk)
            {
                // Elements came or went meanwhile: what was not seen is seen the next time.
                break;
            }

            look(GstMedia.GetObject(&item));
            GstMedia.UnsetValue(&item);
        }

        if (iterator != 0)
        {
            GstMedia.FreeIterator(iterator);
        }
    }

    // Both have their counts in a structure, the property "stats".
    private static unsafe ulong Read(nint element, string name)
    {
        var stats = default(GstValue);
        GstMedia.GetProperty(element, "stats", &stats);
        if (stats.Type == 0)
        {
            return 0;
        }

        ulong count = 0;
        int small = 0;
        var structure = GstMedia.GetBoxed(&stats);
        if (structure != 0 && GstMedia.ReadLong(structure, name, &count) == 0 && GstMedia.ReadInteger(structure, name, &small) != 0)
        {
            count = (ulong)Math.Max(0, small);
        }

        GstMedia.UnsetValue(&stats);
        return count;
    }
}
