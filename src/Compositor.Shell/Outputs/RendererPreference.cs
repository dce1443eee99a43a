using Compositor.Shell.Configuration;

namespace Compositor.Shell.Outputs;

/// <summary>GL or CPU: without a GPU a window surface is 5 to 45 times cheaper than software GL and a swap (docs/PERFORMANCE.md).</summary>
internal static class RendererPreference
{
    public static bool UsesGl(RendererChoice choice, DisplayKind kind, bool hasRenderNode) => choice switch
    {
        RendererChoice.Gl => true,
        RendererChoice.Cpu => false,

        // SDL has no window surface in shared memory on Wayland, and none at all on KMS.
        RendererChoice.Auto => hasRenderNode || kind is DisplayKind.Wayland or DisplayKind.Kms,
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
    };
}
