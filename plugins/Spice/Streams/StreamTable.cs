using Compositor.Codecs;

namespace Compositor.Plugins.Spice;

/// <summary>
/// The streams of one display. Frames are taken when they come and decoded when the display has read all that has come, or something else is to be
/// drawn: the newest wins. Under the display's lock.
/// </summary>
/// <param name="link">For reports.</param>
/// <param name="clock">The server's.</param>
/// <param name="budget">Counts frames, pictures and clips.</param>
internal sealed class StreamTable(ChannelLink link, MediaClock clock, MemoryBudget budget) : IDisposable
{
    /// <summary>Servers have no more.</summary>
    private const uint Count = 64;

    private readonly VideoStream?[] _streams = new VideoStream?[Count];
    private JpegDecoder? _jpeg;
    private int _pending;

    /// <summary>True for messages that <see cref="Handle"/> takes.</summary>
    public static bool Takes(ushort type) =>
        type is >= (ushort)DisplayNotice.StreamCreate and <= (ushort)DisplayNotice.StreamDestroyAll or (ushort)DisplayNotice.StreamDataSized or (ushort)DisplayNotice.StreamActivateReport;

    /// <summary>Takes one message; draws nothing.</summary>
    /// <exception cref="SpiceException">It cannot be right.</exception>
    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        switch ((DisplayNotice)type)
        {
            case DisplayNotice.StreamCreate:
                Create(ref reader);
                break;
            case DisplayNotice.StreamDestroyAll:
                Clear();
                break;
            case DisplayNotice.StreamDestroy:
                Destroy(Slot(ref reader));
                break;
            default:
                // Servers name streams that they never created, or have just ended: those are not there, and nothing is wrong.
                if (_streams[Slot(ref reader)] is { } stream)
                {
                    _pending = Change((DisplayNotice)type, stream, ref reader) ? 1 : _pending;
                }

                break;
        }
    }

    /// <summary>Decodes one of the frames that wait.</summary>
    /// <returns>False when there is none any more.</returns>
    public bool TryDecode(out StreamFrame frame)
    {
        for (; _pending > 0 && _pending <= Count; _pending++)
        {
            if (_streams[_pending - 1] is { IsPending: true } stream && stream.TryDecode(out frame))
            {
                return true;
            }
        }

        _pending = 0;
        frame = default;
        return false;
    }

    public void Dispose()
    {
        Clear();
        _jpeg?.Dispose();
        _jpeg = null;
    }

    private static uint Slot(ref BodyReader body)
    {
        var id = body.ReadUInt32();
        return id < Count ? id : throw new SpiceException($"a message names stream {id}; there are {Count}");
    }

    private static ReadOnlySpan<byte> ReadClip(ref BodyReader body)
    {
        var start = body.Position;
        _ = ClipList.Read(ref body);
        return body.Body[start..body.Position];
    }

    /// <returns>True for a frame.</returns>
    private static bool Change(DisplayNotice type, VideoStream stream, ref BodyReader body)
    {
        switch (type)
        {
            case DisplayNotice.StreamData:
                var stamp = body.ReadUInt32();
                stream.Take(stamp, body.ReadBytes(body.ReadUInt32()));
                return true;
            case DisplayNotice.StreamDataSized:
                var (sizedStamp, width, height) = (body.ReadUInt32(), body.ReadUInt32(), body.ReadUInt32());
                var box = Box.Read(ref body);
                stream.Take(sizedStamp, body.ReadBytes(body.ReadUInt32()), width, height, box);
                return true;
            case DisplayNotice.StreamClip:
                stream.Clip(ReadClip(ref body));
                return false;
            default:
                stream.Report.Activate(body.ReadUInt32(), body.ReadUInt32(), body.ReadUInt32());
                return false;
        }
    }

    private void Create(ref BodyReader body)
    {
        var surface = body.ReadUInt32();
        var slot = Slot(ref body);
        var shape = StreamShape.Read(surface, ref body);
        var clip = ReadClip(ref body);
        Destroy(slot);
        var report = new StreamReport(slot, link, clock);
        IFrameDecoder? decoder = null;
        try
        {
            decoder = MakeDecoder(shape);
        }
        catch (SpiceException)
        {
            // Another decoder than is there, or a larger picture than there is memory for: the server can send it otherwise.
            report.Failed();
        }

        _streams[slot] = new VideoStream(shape, clip, decoder, report, budget);
    }

    private IFrameDecoder MakeDecoder(in StreamShape shape) => shape.Codec switch
    {
        StreamCodec.Mjpeg => new JpegFrames(_jpeg ??= new JpegDecoder(), shape.IsTopDown, budget),
        StreamCodec.Vp8 => new VideoFrames(VideoCodec.Vp8, shape.Width, shape.Height, shape.IsTopDown, budget),
        StreamCodec.Vp9 => new VideoFrames(VideoCodec.Vp9, shape.Width, shape.Height, shape.IsTopDown, budget),
        StreamCodec.H264 => new VideoFrames(VideoCodec.H264, shape.Width, shape.Height, shape.IsTopDown, budget),
        _ => throw new SpiceException("a stream is packed in an unknown way"),
    };

    private void Destroy(uint slot)
    {
        _streams[slot]?.Dispose();
        _streams[slot] = null;
    }

    private void Clear()
    {
        for (var slot = 0u; slot < Count; slot++)
        {
            Destroy(slot);
        }
    }
}
