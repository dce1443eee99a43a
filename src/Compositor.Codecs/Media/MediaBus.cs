using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>What the elements of a pipeline say: errors, warnings, missing decoders. One thread.</summary>
internal sealed unsafe class MediaBus(GstPipelineHandle pipeline) : IDisposable
{
    // The kind of a message is the first thing behind its GstMiniObject.
    private const int KindOffset = 64;
    private const uint Wanted = GStreamer.MessageError | GstMedia.MessageWarning | GstMedia.MessageElement | GstMedia.MessageLatency;

    private readonly GstObjectHandle _bus = new(GStreamer.GetBus(pipeline));

    /// <summary>An error of GStreamer's, which is let go of, as an exception.</summary>
    /// <param name="error">0 for none.</param>
    /// <param name="detail">What it adds for programmers; freed. 0 for nothing.</param>
    public static MediaException Take(nint error, nint detail)
    {
        var text = detail == 0 ? string.Empty : GstText.Take(detail);
        if (error == 0)
        {
            return new MediaException(MediaFault.Other, "GStreamer makes no pipeline of it", text);
        }

        var exception = ((GstError*)error)->ToException(text);
        GStreamer.FreeError(error);
        return exception;
    }

    /// <summary>Looks at what was said since the last time.</summary>
    /// <returns>The last warning; null for none.</returns>
    /// <exception cref="MediaException">One has an error, or there is no decoder for the pictures.</exception>
    public string? Poll()
    {
        string? warning = null;
        while (GStreamer.PopMessage(_bus, Wanted) is not 0 and var message)
        {
            try
            {
                warning = Look(message) ?? warning;
            }
            finally
            {
                GStreamer.UnrefMini(message);
            }
        }

        return warning;
    }

    public void Dispose() => _bus.Dispose();

    private string? Look(nint message)
    {
        nint error = 0, detail = 0;
        switch ((uint)Marshal.ReadInt32(message, KindOffset))
        {
            case GStreamer.MessageError:
                GstMedia.ParseError(message, &error, &detail);
                throw Take(error, detail);
            case GstMedia.MessageWarning:
                GstMedia.ParseWarning(message, &error, &detail);
                return Take(error, detail).Message;
            case GstMedia.MessageLatency:
                _ = GstMedia.RecalculateLatency(pipeline);
                return null;
            default:
                ThrowIfMissing(GstMedia.StructureOf(message));
                return null;
        }
    }

    // Missing sound keeps nobody from looking.
    private static void ThrowIfMissing(nint structure)
    {
        if (structure == 0 || GstText.Read(GstMedia.NameOf(structure)) != "missing-plugin" || GstText.Read(GstMedia.ReadText(structure, "type")) != "decoder")
        {
            return;
        }

        var caps = GstMedia.ReadValue(structure, "detail") is not null and var value ? GstMedia.GetBoxed(value) : 0;
        var type = caps == 0 ? string.Empty : GstText.Read(GstMedia.NameOf(GStreamer.StructureOf(caps, 0)));
        var media = caps == 0 ? string.Empty : GstText.Read(GstMedia.ReadText(GStreamer.StructureOf(caps, 0), "media"));
        if (!type.StartsWith("audio/", StringComparison.Ordinal) && media != "audio")
        {
            throw new MediaException(MediaFault.MissingDecoder, GstText.Read(GstMedia.ReadText(structure, "name")), type);
        }
    }
}
