namespace Compositor.Contracts;

/// <summary>An output as a policy sees it.</summary>
/// <param name="Name">Its name, unique.</param>
/// <param name="Size">Drawable pixels.</param>
public sealed record OutputDescription(string Name, Size Size);
