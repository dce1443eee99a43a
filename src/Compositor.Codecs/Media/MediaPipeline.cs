namespace Compositor.Codecs;

/// <summary>
/// A pipeline of GStreamer that ends in an appsink named <see cref="PictureSink"/>, and perhaps another named <see cref="SoundSink"/>. Made, pulled
/// and disposed on threads that may wait: elements open devices and connections in their own time. One thread for pictures, one for sound, no other.
/// Pulling allocates nothing while the format stays.
/// </summary>
public sealed unsafe class MediaPipeline : IDisposable
{
    /// <summary>Name of the appsink of pictures.</summary>
    public const string PictureSink = "picture";

    /// <summary>Name of the appsink of sound.</summary>
    public const string SoundSink = "sound";

    private readonly GstPipelineHandle _pipeline;
    private readonly GstObjectHandle _pictures;
    private readonly GstObjectHandle _sound;
    private readonly MediaBus _bus;
    private readonly MediaMeter _decoded = new();
    private readonly MediaMeter _coded = new();
    private GstObjectHandle? _decoder;
    private nint _caps;
    private MediaFormat? _format;

    /// <summary>Makes it of a text as gst-launch-1.0 takes it; it does not run yet.</summary>
    /// <exception cref="MediaException">The text is wrong, or an element is missing.</exception>
    public MediaPipeline(string description)
    {
        nint error = 0;
        var pipeline = GStreamer.ParseLaunch(description, &error);
        _pipeline = new GstPipelineHandle(pipeline == 0 ? 0 : GStreamer.RefSink(pipeline));
        if (error != 0 || _pipeline.IsInvalid)
        {
            _pipeline.Dispose();
            _decoded.Dispose();
            _coded.Dispose();
            throw MediaBus.Take(error, 0);
        }

        _pictures = new GstObjectHandle(GStreamer.GetByName(_pipeline, PictureSink));
        _sound = new GstObjectHandle(GStreamer.GetByName(_pipeline, SoundSink));
        _bus = new MediaBus(_pipeline);
        if (_pictures.IsInvalid)
        {
            Dispose();
            throw new MediaException(MediaFault.Other, $"it has no element named {PictureSink}");
        }

        MediaMeter.OfferGaps(GstMedia.GetPad(_pictures.DangerousGetHandle(), "sink"));
        _decoded.Watch(GstMedia.GetPad(_pictures.DangerousGetHandle(), "sink"));
    }

    /// <summary>Pictures that were decoded, shown or not.</summary>
    public long Decoded => _decoded.Buffers;

    /// <summary>Bytes that went into the decoder; 0 before <see cref="FindDecoder"/>.</summary>
    public long CodedBytes => _coded.Bytes;

    /// <summary>True when all of it was pulled.</summary>
    public bool IsAtEnd => GstMedia.IsAtEnd(_pictures.DangerousGetHandle()) != 0;

    /// <summary>Sets a text as it is.</summary>
    /// <param name="element">The element's name.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="value">Anything.</param>
    public void SetText(string element, string property, string value) => With(element, item =>
    {
        var boxed = default(GstValue);
        GstMedia.InitValue(&boxed, GstValue.Text);
        GstMedia.SetText(&boxed, value);
        GstMedia.SetProperty(item, property, &boxed);
        GstMedia.UnsetValue(&boxed);
    });

    /// <summary>Sets a property of another type by its text, as gst-launch-1.0 does.</summary>
    /// <param name="element">The element's name.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="value">What its type takes: numbers, true and false, caps, flags.</param>
    public void Set(string element, string property, string value) => With(element, item => GstMedia.SetArgument(item, property, value));

    /// <summary>Has an element trust servers that those have signed, and no others.</summary>
    /// <param name="element">The element's name; one with a tls-database.</param>
    /// <param name="file">Certificates as PEM; an absolute path.</param>
    /// <exception cref="MediaException">The file cannot be read, or there is no TLS for GLib (glib-networking).</exception>
    public void SetAuthorities(string element, string file) => With(element, item =>
    {
        nint error = 0;
        var database = GstMedia.NewTlsDatabase(file, &error);
        if (error != 0)
        {
            throw MediaBus.Take(error, 0);
        }

        var boxed = default(GstValue);
        GstMedia.InitValue(&boxed, GstValue.Item);
        GstMedia.SetObject(&boxed, database);
        GstMedia.SetProperty(item, "tls-database", &boxed);
        GstMedia.UnsetValue(&boxed);
        GstMedia.UnrefObject(database);
    });

    /// <summary>Begins. What is live is shown as it comes, the rest at its time.</summary>
    /// <returns>True when it is live.</returns>
    /// <exception cref="MediaException">It cannot.</exception>
    public bool Play()
    {
        var change = GStreamer.SetState(_pipeline, GstMedia.StatePaused);
        var isLive = change == GstMedia.StateChangeNoPreroll;
        Set(PictureSink, "sync", isLive ? "false" : "true");
        if (change == GStreamer.StateChangeFailure || GStreamer.SetState(_pipeline, GStreamer.StatePlaying) == GStreamer.StateChangeFailure)
        {
            Poll();
            throw new MediaException(MediaFault.Other, "it cannot begin");
        }

        return isLive;
    }

    /// <summary>Goes back to its beginning.</summary>
    /// <returns>False when it cannot.</returns>
    public bool Rewind() => GstMedia.Seek(_pipeline, GstMedia.FormatTime, GstMedia.SeekFlushKeyUnit, 0) != 0;

    /// <summary>Waits for a picture.</summary>
    /// <param name="limit">How long.</param>
    /// <param name="frames">Gets it.</param>
    /// <returns>False when there was none.</returns>
    /// <exception cref="MediaException">It cannot be read.</exception>
    public bool TryPull(TimeSpan limit, IMediaFrames frames)
    {
        var sample = GStreamer.TryPull(_pictures, (ulong)limit.TotalNanoseconds);
        if (sample == 0)
        {
            return false;
        }

        try
        {
            var format = FormatOf(GStreamer.CapsOf(sample));
            var buffer = GStreamer.BufferOf(sample);
            if (format.IsDmaBuf)
            {
                frames.Take(new MediaFrame(format, buffer, null));
                return true;
            }

            GstMap map;
            if (buffer == 0 || GStreamer.Map(buffer, &map, GStreamer.MapRead) == 0)
            {
                throw new MediaException(MediaFault.Undecodable, "a decoded picture has no pixels");
            }

            try
            {
                frames.Take(new MediaFrame(format, buffer, &map));
            }
            finally
            {
                GStreamer.Unmap(buffer, &map);
            }

            return true;
        }
        finally
        {
            GStreamer.UnrefMini(sample);
        }
    }

    /// <summary>Waits for sound; there is none where the pipeline has no such sink.</summary>
    /// <param name="limit">How long.</param>
    /// <param name="samples">Gets it.</param>
    /// <returns>False when there was none.</returns>
    public bool TryHear(TimeSpan limit, IMediaSamples samples)
    {
        var sample = _sound.IsInvalid ? 0 : GStreamer.TryPull(_sound, (ulong)limit.TotalNanoseconds);
        if (sample == 0)
        {
            return false;
        }

        GstMap map;
        if (GStreamer.BufferOf(sample) is not 0 and var buffer && GStreamer.Map(buffer, &map, GStreamer.MapRead) != 0)
        {
            samples.Take(new ReadOnlySpan<short>(map.Bytes, (int)(map.Size / sizeof(short))));
            GStreamer.Unmap(buffer, &map);
        }

        GStreamer.UnrefMini(sample);
        return true;
    }

    /// <summary>Looks at what the elements have said since the last time.</summary>
    /// <returns>The last warning; null for none.</returns>
    /// <exception cref="MediaException">One has an error, or there is no decoder for the pictures.</exception>
    public string? Poll() => _bus.Poll();

    /// <summary>What is in it now.</summary>
    public IReadOnlyList<MediaElement> Elements() => MediaElement.List(_pipeline);

    /// <summary>Finds the decoder of the pictures and counts what goes into it from now on.</summary>
    /// <returns>Its name in GStreamer; null when there is none.</returns>
    public string? FindDecoder()
    {
        string? name = null;
        MediaElement.Visit(_pipeline, element =>
        {
            if (name is not null || MediaElement.Of(element) is not { IsVideoDecoder: true } decoder)
            {
                return;
            }

            name = decoder.Factory;
            if (_decoder?.DangerousGetHandle() != element)
            {
                // Held, so that its address cannot come to mean another.
                _decoder?.Dispose();
                _decoder = new GstObjectHandle(GStreamer.RefSink(element));
                _coded.Watch(GstMedia.GetPad(element, "sink"));
            }
        });
        return name;
    }

    /// <summary>How far what is shown lies behind what arrives, by what the elements say; null when they do not.</summary>
    public TimeSpan? Latency()
    {
        var query = GstMedia.NewLatencyQuery();
        int isLive = 0;
        ulong least = 0, most = 0;
        var isKnown = GstMedia.Query(_pipeline, query) != 0;
        if (isKnown)
        {
            GstMedia.ParseLatency(query, &isLive, &least, &most);
        }

        GStreamer.UnrefMini(query);
        return isKnown && isLive != 0 ? TimeSpan.FromMicroseconds(least / 1000.0) : null;
    }

    /// <summary>Packets that jitter buffers and SRT say they lost, and that came too late.</summary>
    public (ulong Lost, ulong Late) Losses() => MediaElement.Losses(_pipeline);

    /// <summary>Stops it, which can take long where an element does not let go.</summary>
    public void Dispose()
    {
        if (_caps != 0)
        {
            GStreamer.UnrefMini(_caps);
            _caps = 0;
        }

        _bus?.Dispose();
        _decoder?.Dispose();
        _sound?.Dispose();
        _pictures?.Dispose();
        _pipeline.Dispose();
        _decoded.Dispose();
        _coded.Dispose();
    }

    private MediaFormat FormatOf(nint caps)
    {
        if (caps == 0)
        {
            throw new MediaException(MediaFault.Undecodable, "a decoded picture has no size");
        }

        // Held, so that its address cannot come to mean others.
        if (caps != _caps || _format is null)
        {
            _format = MediaFormat.Read(caps);
            if (_caps != 0)
            {
                GStreamer.UnrefMini(_caps);
            }

            _caps = GstMedia.RefMini(caps);
        }

        return _format;
    }

    private void With(string element, Action<nint> change)
    {
        using var item = new GstObjectHandle(GStreamer.GetByName(_pipeline, element));
        if (item.IsInvalid)
        {
            throw new MediaException(MediaFault.Other, $"it has no element named {element}");
        }

        change(item.DangerousGetHandle());
    }
}
