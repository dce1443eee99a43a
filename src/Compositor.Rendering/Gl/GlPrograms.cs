namespace Compositor.Rendering;

/// <summary>The shaders that draw pictures, for one kind of sampler. Render thread; disposed with its context current.</summary>
internal sealed class GlPrograms(GlDevice device, bool external) : IDisposable
{
    /// <summary>The picture as it is, for targets that nobody asks for alpha.</summary>
    public GlProgram Plain { get; } = new(device, GlProgram.Plain, external);

    /// <summary>A held picture.</summary>
    public GlProgram Dimmed { get; } = new(device, GlProgram.Dimmed, external);

    /// <summary>The picture with full alpha.</summary>
    public GlProgram Opaque { get; } = new(device, GlProgram.Opaque, external);

    public void Dispose()
    {
        Plain.Dispose();
        Dimmed.Dispose();
        Opaque.Dispose();
    }
}
