namespace Compositor.Remote.Tests.Hostile;

/// <summary>What no server should say.</summary>
/// <param name="Name">For people.</param>
/// <param name="Say">Adds it to a session.</param>
/// <param name="Reason">Part of the sentence with which the source ends; null when the picture goes on.</param>
internal sealed record HostileCase(string Name, Action<Made.Conversation> Say, string? Reason);
