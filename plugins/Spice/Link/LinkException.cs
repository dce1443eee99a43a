namespace Compositor.Plugins.Spice;

/// <summary>The server refused a link, in the protocol's own way.</summary>
/// <param name="error">Its reason.</param>
internal sealed class LinkException(LinkError error) : Exception($"link refused: {error}")
{
    /// <summary>Its reason.</summary>
    public LinkError Error { get; } = error;
}
