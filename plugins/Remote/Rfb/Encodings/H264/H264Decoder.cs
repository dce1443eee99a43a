using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// H.264 as a byte stream, by GStreamer (rfbproto, "Open H.264 Encoding"): a video for each place on the screen, of which a rectangle brings the
/// next frames. All are decoded, the last one is shown; pictures are cut to their rectangles.
/// </summary>
/// <param name="memory">The most bytes that all videos may take.</param>
internal sealed class H264Decoder(long memory) : IRectangleDecoder, IDisposable
{
    private const int MostContexts = 64;
    private const uint Longest = 1 << 24;

    // The one that was used last is the last one.
    private readonly List<H264Context> _contexts = new(MostContexts);
    private readonly ReceivedBytes _received = new();

    [Flags]
    private enum Reset : uint
    {
        Context = 1,
        AllContexts = 2,
    }

    /// <inheritdoc/>
    public bool IsAvailable => VideoDecoder.CanDecode(VideoCodec.H264);

    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target)
    {
        var (length, reset) = (reader.ReadUInt32(), (Reset)reader.ReadUInt32());
        if (reset.HasFlag(Reset.AllContexts))
        {
            Dispose();
        }

        if (reset.HasFlag(Reset.Context))
        {
            Drop(_contexts.FindIndex(context => context.Area == area));
        }

        var bytes = _received.Receive(reader, length, Math.Min(Longest, memory / 4), "a rectangle of H.264");
        if (!bytes.IsEmpty)
        {
            try
            {
                ContextOf(area).Decode(bytes, target);
            }
            catch (VideoException e)
            {
                throw new RfbException(e.Message, e);
            }
        }
    }

    public void Dispose()
    {
        _contexts.ForEach(context => context.Dispose());
        _contexts.Clear();
    }

    private H264Context ContextOf(Rect area)
    {
        var index = _contexts.FindIndex(context => context.Area == area);
        if (index >= 0)
        {
            var context = _contexts[index];
            _contexts.RemoveAt(index);
            _contexts.Add(context);
            return context;
        }

        if (_contexts.Count == MostContexts)
        {
            Drop(0);
        }

        if (_contexts.Sum(context => context.Cost) + H264Context.CostOf(area) > memory)
        {
            throw new RfbException($"the server's videos take more than {memory >> 20} MiB of memory (setting: memory)");
        }

        var made = new H264Context(area);
        _contexts.Add(made);
        return made;
    }

    private void Drop(int index)
    {
        if (index >= 0)
        {
            _contexts[index].Dispose();
            _contexts.RemoveAt(index);
        }
    }
}
