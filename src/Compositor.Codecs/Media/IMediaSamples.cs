namespace Compositor.Codecs;

/// <summary>Takes the sound of a pipeline, on the thread that pulls it.</summary>
public interface IMediaSamples
{
    /// <summary>Takes some of it; it is gone afterwards.</summary>
    /// <param name="samples">Interleaved, of the format that the pipeline's text says.</param>
    void Take(ReadOnlySpan<short> samples);
}
