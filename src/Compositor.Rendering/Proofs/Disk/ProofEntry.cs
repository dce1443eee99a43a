namespace Compositor.Rendering;

/// <summary>One lasting verdict as it is written to disk. Numbers are text, as people write them.</summary>
internal sealed record ProofEntry
{
    public required string Platform { get; init; }

    public required string Api { get; init; }

    public required string Renderer { get; init; }

    public required string Version { get; init; }

    public required string Node { get; init; }

    public required string Kernel { get; init; }

    public required string Environment { get; init; }

    public required string Exporter { get; init; }

    /// <summary>"XR24".</summary>
    public required string Format { get; init; }

    /// <summary>"0x0", or "implicit".</summary>
    public required string Modifier { get; init; }

    public required bool Works { get; init; }

    /// <summary>Why not; empty when it works.</summary>
    public required string Reason { get; init; }

    public static ProofEntry Of(ProofDevice device, in ImportCase what, in ImportProof proof) => new()
    {
        Platform = device.Platform,
        Api = device.Api,
        Renderer = device.Renderer,
        Version = device.Version,
        Node = device.Node,
        Kernel = device.Kernel,
        Environment = device.Environment,
        Exporter = what.Exporter,
        Format = TrialRequest.FormatText(what.Format),
        Modifier = TrialRequest.ModifierText(what.Modifier),
        Works = proof.State == ProofState.Works,
        Reason = proof.Reason,
    };

    /// <summary>Whether this is of a device.</summary>
    public bool IsOf(ProofDevice device) => device == new ProofDevice(Platform, Api, Renderer, Version, Node, Kernel, Environment);

    /// <summary>Whether both are about the same thing.</summary>
    public bool IsSameCase(ProofEntry other) => this with { Works = other.Works, Reason = other.Reason } == other;

    /// <summary>The case and the verdict; false when they cannot be read.</summary>
    public bool TryRead(out ImportCase what, out ImportProof proof)
    {
        what = default;
        proof = default;
        if (Exporter.Length == 0
            || !TrialRequest.TryParseFormat(Format, out var format) || !TrialRequest.TryParseModifier(Modifier, out var modifier))
        {
            return false;
        }

        what = new ImportCase(Exporter, format, modifier);
        proof = Works ? ImportProof.Works : ImportProof.Fails(TrialLines.Clean(Reason));
        return true;
    }
}
