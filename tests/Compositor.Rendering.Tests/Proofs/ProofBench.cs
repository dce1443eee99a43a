using Compositor.Contracts;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>Proofs whose children are small shell scripts, and a folder for their file.</summary>
internal sealed class ProofBench : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _verdicts = new(0);

    /// <summary>A long limit: only a test of hanging waits for it.</summary>
    public static TimeSpan LongLimit => TimeSpan.FromSeconds(20);

    public static ImportCase Case => new("udmabuf", FourCc.Xrgb8888, Modifier.Linear);

    public string Folder { get; } = Directory.CreateTempSubdirectory("compositor-proofs-").FullName;

    public string File => Path.Combine(Folder, "cache", "imports.json");

    /// <summary>Each child adds a line here.</summary>
    public string Started => Path.Combine(Folder, "started");

    public ProofDevice Device { get; set; } = new("gbm:/dev/dri/card0", ProofDevice.Es, "A GPU", "OpenGL ES 3.2 Mesa 25.0.7, EGL 1.5", "/dev/dri/renderD128", "6.12.1", "");

    public int Children => System.IO.File.Exists(Started) ? System.IO.File.ReadAllLines(Started).Length : 0;

    /// <summary>A child that runs a script of sh; the trial's arguments are its own.</summary>
    public TrialCommand Child(string script) => new("/bin/sh", ["-c", $"echo \"$*\" >> '{Started}'\n{script}", "trial"]);

    public ImportProofs Proofs(string script, TimeSpan? limit = null, string? file = null) => Proofs(Child(script), limit, file);

    public ImportProofs Proofs(TrialCommand command, TimeSpan? limit = null, string? file = null) =>
        new(() => Device, command, file ?? File, () => _verdicts.Release(), limit ?? LongLimit);

    /// <summary>Asks, waits for the child, and asks again.</summary>
    public async Task<ImportProof> ProveAsync(ImportProofs proofs, ImportCase? what = null)
    {
        var asked = what ?? Case;
        var first = proofs.Of(asked);
        Assert.Equal(ProofState.Pending, first.State);
        await NextVerdictAsync();
        return proofs.Of(asked);
    }

    public async Task NextVerdictAsync() => Assert.True(await _verdicts.WaitAsync(Patience), "no verdict came");

    public void Dispose()
    {
        _verdicts.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
