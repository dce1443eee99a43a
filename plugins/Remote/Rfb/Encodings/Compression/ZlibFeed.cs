namespace Compositor.Plugins.Remote;

/// <summary>
/// The packed bytes of a zlib stream that goes on from rectangle to rectangle, as a stream that ends with each of them. What the inflater
/// leaves unread of one, as it does when it has given out enough, comes before the next one's.
/// </summary>
internal sealed class ZlibFeed : Stream
{
    // An inflater leaves no more than the end of a block; a server that sends much more sends what nobody reads.
    private const int MostLeft = 1 << 16;

    private readonly byte[] _left = new byte[MostLeft];
    private ByteReader? _reader;
    private int _leftStart;
    private int _leftEnd;
    private long _coming;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The next rectangle's bytes.</summary>
    public void Begin(ByteReader reader, uint count) => (_reader, _coming) = (reader, count);

    /// <summary>What was left belongs to a stream that has ended.</summary>
    public void Reset() => (_leftStart, _leftEnd) = (0, 0);

    /// <summary>The rectangle is decoded.</summary>
    /// <exception cref="RfbException">More was left than can be.</exception>
    public void End()
    {
        if (_leftStart > 0)
        {
            _left.AsSpan(_leftStart.._leftEnd).CopyTo(_left);
            (_leftStart, _leftEnd) = (0, _leftEnd - _leftStart);
        }

        if (_coming > _left.Length - _leftEnd)
        {
            throw new RfbException($"a packed rectangle has {_coming} bytes too many");
        }

        _reader?.ReadInto(_left.AsSpan(_leftEnd, (int)_coming));
        (_leftEnd, _coming, _reader) = (_leftEnd + (int)_coming, 0, null);
    }

    /// <summary>The stream is given up: what has not come yet is passed over.</summary>
    public void Abandon()
    {
        _reader?.Skip(_coming);
        (_coming, _reader) = (0, null);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_leftStart < _leftEnd)
        {
            var count = Math.Min(buffer.Length, _leftEnd - _leftStart);
            _left.AsSpan(_leftStart, count).CopyTo(buffer);
            _leftStart += count;
            return count;
        }

        if (_coming == 0)
        {
            return 0;
        }

        var some = _reader!.TakeSome((int)Math.Min(buffer.Length, Math.Min(_coming, ByteReader.Capacity)));
        some.CopyTo(buffer);
        _coming -= some.Length;
        return some.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
