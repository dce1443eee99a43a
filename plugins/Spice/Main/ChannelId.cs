namespace Compositor.Plugins.Spice;

/// <summary>One channel that a server offers.</summary>
internal readonly record struct ChannelId(ChannelKind Kind, byte Id);
