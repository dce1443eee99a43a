using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>The GStreamer of this system, where there is one.</summary>
/// <param name="load">Finds a library by its file's name; tests bring one that finds none.</param>
public sealed class MediaLibrary(Func<string, bool> load) : IMediaLibrary
{
    private static readonly string[] Needed = [GstMedia.ObjectLibrary, GstMedia.VideoLibrary, GstMedia.AllocatorsLibrary];

    /// <summary>As the system finds libraries.</summary>
    public MediaLibrary()
        : this(name => NativeLibrary.TryLoad(name, typeof(MediaLibrary).Assembly, null, out _))
    {
    }

    /// <inheritdoc/>
    public bool IsInstalled => Array.TrueForAll(Needed, library => load(library)) && GStreamerLibrary.IsLoaded;

    /// <inheritdoc/>
    public bool Has(string element) => IsInstalled && GStreamerLibrary.Has(element);
}
