namespace Compositor.Plugins.Spice;

/// <summary>What of a composite message's mask counts.</summary>
internal enum MaskUse
{
    None,
    Alpha,
    Channels,
}
