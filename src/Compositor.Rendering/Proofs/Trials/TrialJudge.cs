namespace Compositor.Rendering;

/// <summary>Compares what GL read with what was written.</summary>
/// <param name="format">The format.</param>
/// <param name="channels">1 bits where channels are looked at, of R, G, B, A bytes.</param>
internal sealed class TrialJudge(TrialFormat format, uint channels = uint.MaxValue)
{
    private readonly uint[] _pixels = new uint[TrialLayout.PictureSize.Area];

    /// <summary>Where to read a picture to: R, G, B, A of each pixel, rows in the order of memory.</summary>
    public Span<uint> Pixels => _pixels;

    /// <summary>Looks at every pixel.</summary>
    /// <param name="turn">Which picture it should be.</param>
    /// <param name="what">What it is called.</param>
    /// <exception cref="RendererException">It is another one.</exception>
    public void Check(int turn, string what)
    {
        var (wrong, first) = Compare(turn);
        if (wrong == 0)
        {
            return;
        }

        if (turn > 0 && Compare(turn - 1).Wrong == 0)
        {
            throw new RendererException("the driver goes on showing the picture that was there before");
        }

        var (x, y) = (first % TrialLayout.PictureSize.Width, first / TrialLayout.PictureSize.Width);
        throw new RendererException(
            $"{wrong} of {_pixels.Length} pixels of {what} are wrong; at {x},{y} is {Text(_pixels[first])} instead of {Text(format.Expect(x, y, turn, out _))}");
    }

    /// <summary>True when all channels that matter are as near as they must be.</summary>
    internal static bool IsNear(uint actual, uint expected, uint mask, int tolerance)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            var difference = (int)((actual >> shift) & 0xff) - (int)((expected >> shift) & 0xff);
            if (((mask >> shift) & 0xff) != 0 && Math.Abs(difference) > tolerance)
            {
                return false;
            }
        }

        return true;
    }

    private (int Wrong, int First) Compare(int turn)
    {
        var (wrong, first) = (0, -1);
        for (var i = 0; i < _pixels.Length; i++)
        {
            var expected = format.Expect(i % TrialLayout.PictureSize.Width, i / TrialLayout.PictureSize.Width, turn, out var mask);
            if (!IsNear(_pixels[i], expected, mask & channels, format.Tolerance))
            {
                wrong++;
                first = first < 0 ? i : first;
            }
        }

        return (wrong, first);
    }

    private static string Text(uint rgba) => $"r{rgba & 0xff} g{(rgba >> 8) & 0xff} b{(rgba >> 16) & 0xff} a{rgba >> 24}";
}
