using Compositor.Contracts;

namespace Compositor.SourceClient;

/// <summary>A wall's clipboard that never has anything.</summary>
internal sealed class EmptyClipboard : IClipboard
{
    public void Offer(IReadOnlyList<ClipboardFormat> formats)
    {
    }

    public Task<ReadOnlyMemory<byte>> ReadAsync(ClipboardFormat format, CancellationToken cancellationToken) => Task.FromResult(ReadOnlyMemory<byte>.Empty);
}
