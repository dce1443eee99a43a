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
    /// <param name="from"><see cref="Size"/> bytes for each pixel.</param>
    /// <param name="to">Where they go.</param>
    static abstract void Read(ReadOnlySpan<byte> from, Span<TUnit> to);

    /// <summary>Copies pixels that came before.</summary>
    /// <param name="from">As many as go to <paramref name="to"/>; somewhere else.</param>
    /// <param name="to">Where they go.</param>
    static abstract void Copy(ReadOnlySpan<TUnit> from, Span<TUnit> to);

    /// <summary>Repeats the pixels that come right before.</summary>
    /// <param name="pixels">All pixels.</param>
    /// <param name="at">Where the repetition begins.</param>
    /// <param name="distance">How many pixels are repeated, from 1; as many come before.</param>
    /// <param name="count">How many pixels are to be written; as many follow.</param>
    static abstract void Repeat(Span<TUnit> pixels, int at, int distance, int count);
}
