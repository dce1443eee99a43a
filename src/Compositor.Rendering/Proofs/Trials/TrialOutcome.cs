namespace Compositor.Rendering;

/// <summary>What came of a trial.</summary>
/// <param name="Proof">The verdict.</param>
/// <param name="IsLasting">True when the same trial would end the same way tomorrow: worth writing down.</param>
public readonly record struct TrialOutcome(ImportProof Proof, bool IsLasting);
