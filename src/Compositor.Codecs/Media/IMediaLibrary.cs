namespace Compositor.Codecs;

/// <summary>What is installed of GStreamer. Any thread; the first question may take seconds.</summary>
public interface IMediaLibrary
{
    /// <summary>Whether GStreamer itself is there.</summary>
    bool IsInstalled { get; }

    /// <summary>Whether it has an element.</summary>
    /// <param name="element">Its name, as gst-inspect-1.0 lists it.</param>
    bool Has(string element);
}
