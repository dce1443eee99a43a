using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>A named series of operations over one kind or codec.</summary>
/// <param name="Name">Lower case with dashes.</param>
/// <param name="Shows">For people.</param>
/// <param name="Draw">Draws all of it, or what comes before the frames.</param>
internal sealed record Scene(string Name, string Shows, Action<SceneStage> Draw)
{
    /// <summary>For video: draws one frame, by its number.</summary>
    public Action<SceneStage, int>? DrawFrame { get; init; }

    /// <summary>The same for a name and a seed, whatever was played before.</summary>
    public Noise NoiseOf(uint seed)
    {
        var hash = 2166136261 ^ seed;
        foreach (var letter in Name)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return new Noise(hash);
    }
}
