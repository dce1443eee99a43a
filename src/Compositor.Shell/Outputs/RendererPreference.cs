using Compositor.Shell.Configuration;

namespace Compositor.Shell.Outputs;

/// <summary>GL or CPU: without a GPU a window surface is 5 to 45 times cheaper than software GL and a swap (docs/PERFORMANCE.md).</summary>
internal static class RendererPreference
{
    public static bool UsesGl(RendererChoice choice, DisplayKind kind, bool hasRenderNode) => choice switch
    {
        // SDL has no window surface on KMS, whatever is wanted.
        _ when kind == DisplayKind.Kms => true,
        RendererChoice.Gl => true,
        RendererChoice.Cpu => false,

        // On Wayland it has none in shared memory.
        RendererChoice.Auto => hasRenderNode || kind == DisplayKind.Wayland,
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
    };
}
