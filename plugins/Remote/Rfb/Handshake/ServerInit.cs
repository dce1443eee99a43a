using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>What a server says at the end of the handshake.</summary>
/// <param name="Size">Of its framebuffer.</param>
/// <param name="Name">What it calls it.</param>
internal sealed record ServerInit(Size Size, string Name);
