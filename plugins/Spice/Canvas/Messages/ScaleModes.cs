namespace Compositor.Plugins.Spice;

/// <summary>Reads scale modes.</summary>
internal static class ScaleModes
{
    public static ScaleMode Read(ref BodyReader body) => (ScaleMode)body.ReadByte() switch
    {
        ScaleMode.Interpolate => ScaleMode.Interpolate,
        ScaleMode.Nearest => ScaleMode.Nearest,
        _ => throw new SpiceException("a message scales in an unknown way"),
    };
}
