namespace Compositor.GpuCheck;

/// <summary>The rungs of the import ladder, as the renderer reports them.</summary>
internal static class Rung
{
    public const string Modifier = "dma-buf, modifier";
    public const string DmaBuf = "dma-buf";
    public const string Udmabuf = "udmabuf";
    public const string Upload = "upload";

    /// <summary>Best first.</summary>
    public static IReadOnlyList<string> All { get; } = [Modifier, DmaBuf, Udmabuf, Upload];
}
