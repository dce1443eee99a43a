namespace Compositor.Rendering;

/// <summary>What is known of a way to import.</summary>
public enum ProofState
{
    /// <summary>Being tried, in a process of its own; the answer follows.</summary>
    Pending,

    /// <summary>Its pixels were read back and were right.</summary>
    Works,

    /// <summary>It failed, gave wrong pixels, or ended the process that tried it.</summary>
    Fails,
}
