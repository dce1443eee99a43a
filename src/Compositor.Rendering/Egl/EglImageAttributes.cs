using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// Describes a buffer's dma-buf planes to eglCreateImageKHR (EGL_EXT_image_dma_buf_import and ..._modifiers: the names are theirs).
/// </summary>
internal static class EglImageAttributes
{
    /// <summary>Enough for four planes with modifiers, hints and the end.</summary>
    public const int Most = 6 + (4 * 10) + 4 + 1;

    private const int Width = 0x3057;
    private const int Height = 0x3056;
    private const int LinuxDrmFourCc = 0x3271;
    private const int YuvColorSpaceHint = 0x327B;
    private const int SampleRangeHint = 0x327C;
    private const int ItuRec601 = 0x327F;
    private const int ItuRec709 = 0x3280;
    private const int ItuRec2020 = 0x3281;
    private const int FullRange = 0x3282;
    private const int NarrowRange = 0x3283;

    private static ReadOnlySpan<int> PlaneFds => [0x3272, 0x3275, 0x3278, 0x3440];

    private static ReadOnlySpan<int> PlaneModifiers => [0x3443, 0x3445, 0x3447, 0x3449];

    /// <summary>Writes the attributes.</summary>
    /// <param name="buffer">Format, size and layout.</param>
    /// <param name="first">The first plane's descriptor, when it is another than the buffer's own.</param>
    /// <param name="withModifier">True to tell the layout.</param>
    /// <param name="attributes">At least <see cref="Most"/> long.</param>
    /// <returns>Those that were written.</returns>
    public static ReadOnlySpan<int> Write(SurfaceBuffer buffer, SafeFd? first, bool withModifier, Span<int> attributes)
    {
        var n = 0;
        Put(attributes, ref n, Width, buffer.Backing.Width);
        Put(attributes, ref n, Height, buffer.Backing.Height);
        Put(attributes, ref n, LinuxDrmFourCc, (int)buffer.Format.Code);
        for (var i = 0; i < buffer.Planes.Count; i++)
        {
            var plane = buffer.Planes[i];
            var fd = i == 0 && first is not null ? first : plane.Fd;
            Put(attributes, ref n, PlaneFds[i], fd.Number);
            Put(attributes, ref n, PlaneFds[i] + 1, (int)plane.Offset);
            Put(attributes, ref n, PlaneFds[i] + 2, plane.Stride);
            if (withModifier)
            {
                Put(attributes, ref n, PlaneModifiers[i], (int)(buffer.Modifier & uint.MaxValue));
                Put(attributes, ref n, PlaneModifiers[i] + 1, (int)(buffer.Modifier >> 32));
            }
        }

        if (buffer.Format.IsYuv)
        {
            Put(attributes, ref n, YuvColorSpaceHint, Hint(buffer.Colour!.Matrix));
            Put(attributes, ref n, SampleRangeHint, buffer.Colour.IsFullRange ? FullRange : NarrowRange);
        }

        attributes[n++] = Egl.None;
        return attributes[..n];
    }

    private static int Hint(ColourMatrix matrix) => matrix switch
    {
        ColourMatrix.Bt601 => ItuRec601,
        ColourMatrix.Bt709 => ItuRec709,
        ColourMatrix.Bt2020 => ItuRec2020,
        _ => throw new BufferException($"no matrix is known as {matrix}"),
    };

    private static void Put(Span<int> attributes, ref int n, int name, int value) => (attributes[n++], attributes[n++]) = (name, value);
}
