namespace Compositor.Shell.Configuration;

/// <summary>What draws.</summary>
internal enum RendererChoice
{
    /// <summary>GL where it works.</summary>
    Auto,

    /// <summary>GL, or nothing.</summary>
    Gl,

    /// <summary>The CPU.</summary>
    Cpu,
}
