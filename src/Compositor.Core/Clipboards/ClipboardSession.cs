using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>The wall's clipboard as one guest sees it, for as long as its connection lasts. Any thread.</summary>
internal sealed class ClipboardSession(WallClipboard wall, string source, IClipboard guest) : IClipboard
{
    public string Source => source;

    public IClipboard Guest => guest;

    /// <summary>Which of the wall's things the guest was told of last. Main thread.</summary>
    public int Version { get; set; }

    /// <summary>True while the guest has an offer. Main thread.</summary>
    public bool HasOffer { get; set; }

    public void Offer(IReadOnlyList<ClipboardFormat> formats) => wall.Offer(this, formats);

    public Task<ReadOnlyMemory<byte>> ReadAsync(ClipboardFormat format, CancellationToken cancellationToken) =>
        wall.ReadAsync(this, format, cancellationToken);

    public void End() => wall.Leave(this);
}
