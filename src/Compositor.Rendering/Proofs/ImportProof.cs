namespace Compositor.Rendering;

/// <summary>The verdict on one <see cref="ImportCase"/>.</summary>
/// <param name="State">What is known.</param>
/// <param name="Reason">For people: what failed; empty when it works.</param>
public readonly record struct ImportProof(ProofState State, string Reason)
{
    /// <summary>Proven to work.</summary>
    public static ImportProof Works => new(ProofState.Works, string.Empty);

    /// <summary>Not known yet.</summary>
    public static ImportProof Pending => new(ProofState.Pending, "is being tried");

    /// <summary>Proven not to work.</summary>
    public static ImportProof Fails(string reason) => new(ProofState.Fails, reason);
}
