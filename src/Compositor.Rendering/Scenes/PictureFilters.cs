using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Chooses the filter; one rule for both renderers.</summary>
internal static class PictureFilters
{
    public static PictureFilter For(Size source, Size picture)
    {
        if (source == picture)
        {
            return PictureFilter.Copy;
        }

        if (picture.Width % source.Width == 0 && picture.Height % source.Height == 0)
        {
            return PictureFilter.Repeat;
        }

        return source.Width > 2L * picture.Width || source.Height > 2L * picture.Height ? PictureFilter.Average : PictureFilter.Bilinear;
    }
}
