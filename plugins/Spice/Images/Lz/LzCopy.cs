namespace Compositor.Plugins.Spice;

/// <summary>Copies of whole pixels within and between images.</summary>
internal static class LzCopy
{
    public static void Plain<T>(ReadOnlySpan<T> from, Span<T> to)
        where T : unmanaged
        => from[..to.Length].CopyTo(to);

    /// <summary>Copies what came before, whether it overlaps what is written or not.</summary>
    public static void Match<T>(Span<T> pixels, int at, int distance, int count)
        where T : unmanaged
    {
        if (distance >= count)
        {
            pixels.Slice(at - distance, count).CopyTo(pixels.Slice(at, count));
        }
        else
        {
            Repeat(pixels, at, distance, count);
        }
    }

    /// <summary>See <see cref="ILzPixel{TUnit}.Repeat"/>.</summary>
    public static void Repeat<T>(Span<T> pixels, int at, int distance, int count)
        where T : unmanaged
    {
        var to = pixels.Slice(at, count);
        if (distance == 1)
        {
            to.Fill(pixels[at - 1]);
            return;
        }

        // What was written is part of what is repeated: the source doubles with each round.
        var from = pixels[(at - distance)..];
        var done = 0;
        while (done < count)
        {
            var step = Math.Min(distance + done, count - done);
            from[..step].CopyTo(to[done..]);
            done += step;
        }
    }
}
