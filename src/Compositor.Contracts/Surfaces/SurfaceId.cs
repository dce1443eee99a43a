namespace Compositor.Contracts;

/// <summary>Names a guest head for as long as the configuration names its source; the same before and after a reconnect.</summary>
/// <param name="Source">Name of the source in the configuration.</param>
/// <param name="Head">0 for the first head.</param>
public readonly record struct SurfaceId(string Source, int Head)
{
    /// <summary>The source's name, with ":head" for all but the first head.</summary>
    public override string ToString() => Head == 0 ? Source : $"{Source}:{Head}";
}
