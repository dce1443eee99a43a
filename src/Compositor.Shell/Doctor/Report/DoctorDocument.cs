namespace Compositor.Shell.Doctor;

/// <summary>What "doctor --json" writes.</summary>
internal sealed record DoctorDocument
{
    /// <summary>Raised when a program that reads it would have to change.</summary>
    public int Form { get; init; } = 1;

    /// <summary>False when nothing at all can be shown on this machine.</summary>
    public required bool CanShow { get; init; }

    public required IReadOnlyList<FindingDocument> Findings { get; init; }
}
