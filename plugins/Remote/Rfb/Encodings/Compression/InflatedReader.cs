using System.IO.Compression;

namespace Compositor.Plugins.Remote;

/// <summary>One of a connection's zlib streams, unpacked. It goes on from rectangle to rectangle, and is never closed before the connection is.</summary>
internal sealed class InflatedReader : ByteReader, IDisposable
{
    private readonly ZlibFeed _feed = new();
    private ZLibStream _stream;

    public InflatedReader() => _stream = Create();

    /// <summary>The next rectangle.</summary>
    /// <param name="reader">At its packed bytes.</param>
    /// <param name="count">How many those are.</param>
    public void Begin(ByteReader reader, uint count) => _feed.Begin(reader, count);

    /// <summary>The rectangle is decoded; what it had besides is passed over.</summary>
    public void End()
    {
        Clear();
        _feed.End();
    }

    /// <summary>What is left of the packed bytes is passed over, however much that is; the stream is of no use any more.</summary>
    public void Abandon() => _feed.Abandon();

    /// <summary>The server begins the stream anew.</summary>
    public void Reset()
    {
        _stream.Dispose();
        _stream = Create();
        _feed.Reset();
        Clear();
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Whether an exception says that packed bytes are wrong, not that the connection is broken.</summary>
    /// <param name="fault">Of an inflater, or of what it reads from.</param>
    public static bool IsDamage(Exception fault) =>
        // What an inflater makes of a wish for a dictionary is an IOException whose type is not public.
        fault is InvalidDataException || (fault is IOException && fault.GetType().Assembly == typeof(ZLibStream).Assembly);

    /// <inheritdoc/>
    protected override int Receive(Span<byte> target)
    {
        try
        {
            var count = _stream.Read(target);
            return count > 0 ? count : throw new RfbException("a packed rectangle is too short");
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new RfbException("a packed rectangle cannot be unpacked", e);
        }
    }

    private ZLibStream Create() => new(_feed, CompressionMode.Decompress, leaveOpen: true);
}
