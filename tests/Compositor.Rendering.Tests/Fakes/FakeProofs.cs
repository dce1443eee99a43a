namespace Compositor.Rendering.Tests.Fakes;

/// <summary>Verdicts as a test wants them.</summary>
internal sealed class FakeProofs : IImportProofs
{
    public Func<ImportCase, ImportProof> Verdict { get; set; } = _ => ImportProof.Works;

    public List<ImportCase> Asked { get; } = [];

    public int Version { get; set; }

    public ImportProof Of(in ImportCase what)
    {
        Asked.Add(what);
        return Verdict(what);
    }
}
