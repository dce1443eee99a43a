using System.Buffers.Binary;
using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>
/// One display: executes what the server draws on its canvas, and shows it on its heads. On its own thread.
/// </summary>
internal sealed class DisplayChannel : IMessageHandler, IDisposable
{
    /// <summary>MONITORS_CONFIG, COMPOSITE, A8_SURFACE, LZ4, PREF_COMPRESSION; what there is to say of video comes from the <see cref="VideoOffer"/>.</summary>
    public const uint Capabilities = (1 << 1) | (1 << 2) | (1 << 3) | (1 << 5) | (1 << 6);

    private const uint PreferredCompression = 1 << 6;
    private const uint PreferredVideoCodecs = 1 << 12;

    private readonly Rect[] _damage = new Rect[DamageList.Capacity];
    private readonly Lock _gate;
    private readonly DisplayImages _kept;
    private readonly DisplayHeads _heads;
    private readonly ImageSource _images;
    private readonly DisplayCanvas _canvas;
    private readonly StreamTable _streams;
    private readonly GlFrames _gl;
    private readonly ILogger _log;
    private ICanvas? _shown;

    /// <param name="images">The images that it keeps; this owns them.</param>
    /// <param name="heads">Where it is shown; this owns it.</param>
    /// <param name="streams">Moving pictures; this owns it.</param>
    /// <param name="gl">What is drawn with OpenGL.</param>
    /// <param name="createScreen">Makes the memory of the screen.</param>
    /// <param name="log">Notices of the server.</param>
    public DisplayChannel(DisplayImages images, DisplayHeads heads, StreamTable streams, GlFrames gl, Func<Size, ICanvas> createScreen, ILogger log)
    {
        (_gate, _heads, _streams, _gl, _log) = (images.Gate, heads, streams, gl, log);
        _kept = images;
        var surfaces = new SurfaceTable(createScreen, images.Store.Budget);
        _images = new ImageSource(images.Store, surfaces);
        _canvas = new DisplayCanvas(surfaces, _images, images.Store.Budget);
    }

    /// <inheritdoc/>
    public ushort? DescriptorMessage => GlFrames.Scanout;

    /// <summary>Says what this client wants; before any message is read.</summary>
    /// <param name="link">The channel.</param>
    /// <param name="images">The caches that it has.</param>
    /// <param name="compression">How draw images shall be packed.</param>
    /// <param name="video">How moving pictures may be packed.</param>
    public static void Begin(ChannelLink link, DisplayImages images, Compression compression, VideoOffer video)
    {
        Span<byte> init = stackalloc byte[14];
        init[0] = images.Id;
        BinaryPrimitives.WriteInt64LittleEndian(init[1..], images.CachePixels);
        init[9] = images.Id;
        BinaryPrimitives.WriteInt32LittleEndian(init[10..], images.WindowPixels);
        link.Send((ushort)DisplayReply.Init, init);
        if ((link.Capabilities & PreferredCompression) != 0)
        {
            link.Send((ushort)DisplayReply.PreferredCompression, [(byte)compression]);
        }

        if (video.IsOrdered && (link.Capabilities & PreferredVideoCodecs) != 0)
        {
            link.Send((ushort)DisplayReply.PreferredVideoCodecs, [(byte)video.Codecs.Count, .. video.Codecs.Select(codec => (byte)codec)]);
        }
    }

    /// <inheritdoc/>
    public void Received(ChannelLink link)
    {
        lock (_gate)
        {
            using (_canvas.BeginBatch())
            {
                while (link.TryDeliver(this))
                {
                }
            }

            // Decoded while the screen may be read.
            while (_streams.TryDecode(out var frame))
            {
                using (_canvas.BeginBatch())
                {
                    _canvas.DrawFrame(frame);
                }
            }

            Show();
        }
    }

    /// <inheritdoc/>
    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        if (StreamTable.Takes(type))
        {
            _streams.Handle(type, body);
            return;
        }

        if (GlFrames.Takes(type) || DisplayCanvas.Executes(type))
        {
            // What is drawn later lies above the frames that came before.
            while (_streams.TryDecode(out var frame))
            {
                _canvas.DrawFrame(frame);
            }
        }

        if (GlFrames.Takes(type))
        {
            _gl.Handle(type, body);
            if (_gl.IsShown)
            {
                // Drawn before: it is in the canvas when that is shown again.
                _ = _canvas.TakeDamage(_damage);
            }

            return;
        }

        if (DisplayCanvas.Executes(type))
        {
            _canvas.Handle(type, body);
            return;
        }

        var reader = new BodyReader(body);
        switch ((DisplayNotice)type)
        {
            case DisplayNotice.InvalidateList:
                Forget(reader);
                break;
            case DisplayNotice.InvalidateAllPixmaps:
                _images.ForgetAllPixmaps();
                break;
            case DisplayNotice.InvalidatePalette:
                _images.ForgetPalette(reader.ReadUInt64());
                break;
            case DisplayNotice.InvalidateAllPalettes:
                _images.ForgetAllPalettes();
                break;
            case DisplayNotice.MonitorsConfig:
                _heads.Arrange(MonitorsConfig.Read(body));
                break;
            default:
                BaseNotices.Handle(type, body, _log);
                break;
        }
    }

    /// <summary>Lets go of canvas and heads; when no thread is in it any more.</summary>
    public void Dispose()
    {
        _heads.Dispose();
        lock (_gate)
        {
            _streams.Dispose();
            _canvas.Dispose();
            _images.Dispose();
        }

        _kept.Dispose();
    }

    private void Forget(BodyReader reader)
    {
        const byte Pixmap = 1;
        for (var left = reader.ReadUInt16(); left > 0; left--)
        {
            var (type, id) = (reader.ReadByte(), reader.ReadUInt64());
            if (type == Pixmap)
            {
                _images.ForgetPixmap(id);
            }
        }
    }

    private void Show()
    {
        // The last kind wins.
        if (_gl.IsShown && _canvas.IsDamaged)
        {
            _gl.GiveWay();
            _shown = null;
        }

        if (_gl.IsShown)
        {
            _heads.Commit([]);
            return;
        }

        if (_canvas.Screen != _shown)
        {
            _shown = _canvas.Screen;
            _heads.Show(_shown);
        }

        // Also without damage: heads may have moved on the canvas.
        _heads.Commit(_damage.AsSpan(0, _canvas.TakeDamage(_damage)));
    }
}
