namespace Compositor.Plugins.Spice;

/// <summary>The pixels of one kind of LZ stream; a struct, so that each kind gets loops of its own.</summary>
/// <typeparam name="TUnit">What a pixel is kept in.</typeparam>
internal interface ILzPixel<TUnit>
    where TUnit : unmanaged
{
    /// <summary>Bytes of a pixel in the stream.</summary>
    static abstract int Size { get; }

    /// <summary>The shortest copy that a server makes, less one: lengths are counted from there.</summary>
    static abstract int Bias { get; }

    /// <summary>Reads pixels from the stream.</summary>
    /// <param name="from">At least <see cref="Size"/> bytes for each pixel.</param>
    /// <param name="to">Where they go.</param>
    static abstract void Read(ReadOnlySpan<byte> from, Span<TUnit> to);

    /// <summary>Copies pixels of another image.</summary>
    /// <param name="from">As many as go to <paramref name="to"/>.</param>
    /// <param name="to">Where they go.</param>
    static abstract void Copy(ReadOnlySpan<TUnit> from, Span<TUnit> to);

    /// <summary>Copies pixels that came before in the same image; where they overlap what is written, they are repeated.</summary>
    /// <param name="pixels">All pixels; a few of those that are still to come may be written, too.</param>
    /// <param name="at">Where the copy goes.</param>
    /// <param name="distance">How far before that it comes from, from 1; as many pixels are there.</param>
    /// <param name="count">How many pixels are to be written; as many follow.</param>
    static abstract void CopyWithin(Span<TUnit> pixels, int at, int distance, int count);
}
