namespace Compositor.Core;

/// <summary>An immutable snapshot of everything on every output.</summary>
/// <param name="Outputs">One entry an output.</param>
public sealed record Scene(IReadOnlyList<OutputScene> Outputs)
{
    public static Scene Empty { get; } = new([]);

    /// <summary>The scene of an output; null when there is none.</summary>
    public OutputScene? Of(string output)
    {
        foreach (var scene in Outputs)
        {
            if (scene.Output == output)
            {
                return scene;
            }
        }

        return null;
    }
}
