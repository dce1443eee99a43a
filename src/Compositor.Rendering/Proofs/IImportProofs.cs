namespace Compositor.Rendering;

/// <summary>
/// Knows which imports work with the present device and driver. What drivers say of themselves is not enough: some make an image of a
/// dma-buf and then fail, or crash, when it is read.
/// </summary>
public interface IImportProofs
{
    /// <summary>The verdict. Returns at once; a case that was never asked for is <see cref="ProofState.Pending"/> and is being tried from now on.</summary>
    /// <param name="what">The case.</param>
    ImportProof Of(in ImportCase what);

    /// <summary>Counts the verdicts that have come since the start: when it differs from before, what was pending should be asked again.</summary>
    int Version { get; }
}
