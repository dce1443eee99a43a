namespace Compositor.Rendering;

/// <summary>Nothing is tried, so nothing is known to work.</summary>
internal sealed class NoProofs : IImportProofs
{
    public static NoProofs Instance { get; } = new();

    /// <inheritdoc/>
    public int Version => 0;

    /// <inheritdoc/>
    public ImportProof Of(in ImportCase what) => ImportProof.Fails("imports are not tried here");
}
