namespace Compositor.SpiceServer.Scenes;

/// <summary>All scenes.</summary>
internal static class SceneCatalogue
{
    /// <summary>Those of "all", in the order in which it plays them.</summary>
    public static IReadOnlyList<Scene> All { get; } =
    [
        .. CopyScenes.All, .. FillScenes.All, .. BlendScenes.All, .. MaskScenes.All, .. Rop3Scenes.All, .. LineScenes.All,
        .. AlphaScenes.All, .. SurfaceScenes.All, .. VideoScenes.All,
    ];

    /// <summary>One by its name, also one that is for measurements, or "all".</summary>
    /// <exception cref="ServerException">There is none.</exception>
    public static IEnumerable<Scene> Find(string name) => name == "all" ? All
        : All.Concat(MeasuredScenes.All).FirstOrDefault(scene => scene.Name == name) is { } scene ? [scene]
        : throw new ServerException($"there is no scene \"{name}\"");
}
