using System.Diagnostics;

namespace Compositor.Codecs;

/// <summary>
/// Decodes one video by GStreamer, where that is installed. Frames are decoded on a thread of GStreamer's; of what is decoded only the newest picture
/// is kept. One thread at a time. To be disposed, also after an error.
/// </summary>
public sealed class VideoDecoder : IDisposable
{
    /// <summary>Frames that wait for a decoder that does not keep up.</summary>
    private const ulong MostQueued = 16 << 20;

    private const ulong FrameDuration = 1_000_000;

    private readonly VideoCodec _codec;
    private readonly int _width;
    private readonly int _height;
    private readonly GstPipelineHandle _pipeline;
    private readonly GstObjectHandle _source;
    private readonly GstObjectHandle _sink;
    private readonly GstObjectHandle _bus;
    private ulong _pushed;
    private ulong _pulled;
    private GstSampleHandle? _sample;

    /// <param name="codec">One that <see cref="CanDecode"/>.</param>
    /// <param name="width">The widest picture that may come, in pixels from 1; a wider one is an error before memory is taken for it.</param>
    /// <param name="height">The highest, alike.</param>
    /// <exception cref="VideoException">There is no such decoder.</exception>
    public unsafe VideoDecoder(VideoCodec codec, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (!CanDecode(codec))
        {
            throw new VideoException($"{codec} needs GStreamer and its plugins");
        }

        // Codecs that halve colours may have an even size where the picture's is odd.
        (_codec, _width, _height) = (codec, (width + 1) & ~1, (height + 1) & ~1);
        nint error = 0;
        var pipeline = GStreamer.ParseLaunch(VideoElements.PipelineOf(codec, _width, _height), &error);
        if (error != 0)
        {
            GStreamer.FreeError(error);
        }

        _pipeline = new GstPipelineHandle(pipeline == 0 ? 0 : GStreamer.RefSink(pipeline));
        if (_pipeline.IsInvalid)
        {
            throw new VideoException($"GStreamer makes no decoder of {codec}");
        }

        _source = new GstObjectHandle(GStreamer.GetByName(_pipeline, "in"));
        _sink = new GstObjectHandle(GStreamer.GetByName(_pipeline, "out"));
        _bus = new GstObjectHandle(GStreamer.GetBus(_pipeline));
        if (_source.IsInvalid || _sink.IsInvalid || _bus.IsInvalid || GStreamer.SetState(_pipeline, GStreamer.StatePlaying) == GStreamer.StateChangeFailure)
        {
            Dispose();
            throw new VideoException($"GStreamer cannot begin to decode {codec}");
        }
    }

    /// <summary>Whether GStreamer and its plugins for a codec are installed. The first call may take seconds. Any thread.</summary>
    public static bool CanDecode(VideoCodec codec) => VideoElements.Have(codec);

    /// <summary>Gives it one frame to decode; does not wait for that.</summary>
    /// <param name="frame">All of it; copied.</param>
    /// <exception cref="VideoException">It can decode no further.</exception>
    public unsafe void Push(ReadOnlySpan<byte> frame)
    {
        ThrowIfFailed();
        if (_codec == VideoCodec.Vp8)
        {
            // The only codec without a parser in GStreamer.
            Vp8Header.Check(frame, isFirst: _pushed == 0, _width, _height);
        }

        if (frame.IsEmpty || (ulong)frame.Length > MostQueued || GStreamer.QueuedBytes(_source) > MostQueued)
        {
            throw new VideoException(frame.IsEmpty ? "a frame of a video is empty" : "the decoder of a video does not keep up");
        }

        var buffer = GStreamer.NewBuffer(0, (nuint)frame.Length, 0);
        if (buffer == 0)
        {
            throw new VideoException("GStreamer has no memory for a frame");
        }

        fixed (byte* bytes = frame)
        {
            _ = GStreamer.Fill(buffer, 0, bytes, (nuint)frame.Length);
        }

        ((GstBufferTimes*)buffer)->Presentation = ++_pushed * FrameDuration;
        if (GStreamer.Push(_source, buffer) != GStreamer.FlowOk)
        {
            throw new VideoException($"a video of {_codec} cannot be decoded");
        }
    }

    /// <summary>Waits for the picture of the last frame that was pushed; gives an older one when time runs out.</summary>
    /// <param name="limit">How long to wait.</param>
    /// <param name="picture">Valid until the next call of this decoder.</param>
    /// <returns>False when there is no picture that was not given before.</returns>
    /// <exception cref="VideoException">It can decode no further.</exception>
    public bool TryPull(TimeSpan limit, out VideoPicture picture)
    {
        var begun = Stopwatch.GetTimestamp();
        var isNew = false;
        while (_pulled < _pushed)
        {
            var left = limit - Stopwatch.GetElapsedTime(begun);
            var sample = GStreamer.TryPull(_sink, left > TimeSpan.Zero ? (ulong)left.TotalNanoseconds : 0);
            if (sample == 0)
            {
                ThrowIfFailed();
                break;
            }

            _sample?.Dispose();
            _sample = new GstSampleHandle(sample);
            var number = _sample.Presentation / FrameDuration;
            _pulled = Math.Max(_pulled + 1, Math.Min(number, _pushed));
            isNew = true;
        }

        picture = isNew ? _sample!.Read() : default;
        return isNew;
    }

    public void Dispose()
    {
        _sample?.Dispose();
        _bus?.Dispose();
        _sink?.Dispose();
        _source?.Dispose();
        _pipeline.Dispose();
    }

    private void ThrowIfFailed()
    {
        // Other messages are thrown away by this, too; else they would heap up.
        var message = GStreamer.PopMessage(_bus, GStreamer.MessageError | GStreamer.MessageEndOfStream);
        if (message != 0)
        {
            GStreamer.UnrefMini(message);
            throw new VideoException($"a video of {_codec} cannot be decoded");
        }
    }
}
