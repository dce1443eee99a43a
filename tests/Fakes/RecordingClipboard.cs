using Compositor.Contracts;

namespace Compositor.Fakes;

/// <summary>The wall's clipboard, which keeps what a guest offers, and has what the test gives it.</summary>
internal sealed class RecordingClipboard : IClipboard
{
    private readonly Lock _lock = new();
    private readonly List<ClipboardFormat[]> _offers = [];

    /// <summary>The guest's side; null for a source that has none.</summary>
    public IClipboard? Guest { get; set; }

    /// <summary>What the wall has.</summary>
    public Dictionary<ClipboardFormat, ReadOnlyMemory<byte>> Content { get; } = [];

    /// <summary>What the guest has offered, one after the other.</summary>
    public ClipboardFormat[][] Offers
    {
        get
        {
            lock (_lock)
            {
                return [.. _offers];
            }
        }
    }

    public void Offer(IReadOnlyList<ClipboardFormat> formats)
    {
        lock (_lock)
        {
            _offers.Add([.. formats]);
        }
    }

    public Task<ReadOnlyMemory<byte>> ReadAsync(ClipboardFormat format, CancellationToken cancellationToken) =>
        Task.FromResult(Content.GetValueOrDefault(format));
}
