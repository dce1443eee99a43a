using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>
/// GStreamer in this process, which is begun once and never ended. The first use reads its registry of plugins, which takes seconds where
/// it has to be made.
/// </summary>
internal static class GStreamerLibrary
{
    private static readonly Lazy<bool> Begun = new(Begin);

    /// <summary>Whether it is installed and could be begun. Any thread.</summary>
    public static bool IsLoaded => Begun.Value;

    /// <summary>Whether it has an element.</summary>
    public static bool Has(string element)
    {
        if (!IsLoaded || GStreamer.FindFactory(element) is not (not 0 and var factory))
        {
            return false;
        }

        GStreamer.Unref(factory);
        return true;
    }

    private static unsafe bool Begin()
    {
        foreach (var library in (string[])[GStreamer.GlibLibrary, GStreamer.Library, GStreamer.AppLibrary])
        {
            if (!NativeLibrary.TryLoad(library, typeof(GStreamerLibrary).Assembly, null, out _))
            {
                return false;
            }
        }

        nint error = 0;
        var hasBegun = GStreamer.InitCheck(null, null, &error) != 0;
        if (error != 0)
        {
            GStreamer.FreeError(error);
        }

        return hasBegun;
    }
}
