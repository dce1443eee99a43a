namespace Compositor.Rendering;

/// <summary>The verdict file: what was proven on this machine, the newest last.</summary>
internal sealed record ProofDocument
{
    /// <summary>The form that is written; another one is not read.</summary>
    public const int CurrentForm = 1;

    public required int Form { get; init; }

    public required IReadOnlyList<ProofEntry> Entries { get; init; }
}
