namespace Compositor.Codecs;

/// <summary>Takes the pictures of a pipeline, on the thread that pulls them.</summary>
public interface IMediaFrames
{
    /// <summary>Takes one; it is gone afterwards.</summary>
    void Take(in MediaFrame frame);
}
