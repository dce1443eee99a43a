namespace Compositor.Contracts;

/// <summary>DRM format modifiers that this program names itself (drm_fourcc.h); any other value is passed on as it came.</summary>
public static class Modifier
{
    /// <summary>Rows one after the other.</summary>
    public const ulong Linear = 0;

    /// <summary>Not told: the driver knows (DRM_FORMAT_MOD_INVALID).</summary>
    public const ulong Implicit = 0x00ff_ffff_ffff_ffff;
}
