namespace Compositor.Contracts;

/// <summary>
/// One side of a clipboard that a guest and the wall share: the guest's, which a source brings, or the wall's, which the shell gives it in
/// return (<see cref="ISurfaceHost.ShareClipboard"/>). Each side is told what the other has, and reads it when somebody pastes. Any
/// thread; ends with the connection.
/// </summary>
public interface IClipboard
{
    /// <summary>The most bytes that are passed on; what is longer is not.</summary>
    const int MostBytes = 16 << 20;

    /// <summary>Tells this side that the other one has something to paste; replaces what it had before. Notes it and returns.</summary>
    /// <param name="formats">What it can be read as; empty when there is nothing any more.</param>
    void Offer(IReadOnlyList<ClipboardFormat> formats);

    /// <summary>Reads what this side has offered last.</summary>
    /// <param name="format">One of those that it has offered.</param>
    /// <param name="cancellationToken">Whoever pastes has lost interest.</param>
    /// <returns>
    /// The content, at most <see cref="MostBytes"/>, which nobody changes any more; empty when there is none, when it may not be read, or when
    /// it did not come in time.
    /// </returns>
    Task<ReadOnlyMemory<byte>> ReadAsync(ClipboardFormat format, CancellationToken cancellationToken);
}
