using Compositor.Contracts;

namespace Compositor.Core.Tests.Fakes;

/// <summary>A guest's side of the clipboard.</summary>
internal sealed class FakeClipboard : IClipboard
{
    /// <summary>What the guest was told, one after the other: "Text", "Text Png", "".</summary>
    public List<string> Offers { get; } = [];

    /// <summary>What it has.</summary>
    public byte[] Content { get; set; } = [];

    public void Offer(IReadOnlyList<ClipboardFormat> formats) => Offers.Add(string.Join(' ', formats));

    public Task<ReadOnlyMemory<byte>> ReadAsync(ClipboardFormat format, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>>(Content);
}
