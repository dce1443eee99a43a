using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>One way to be let in. Runs on the thread of the handshake, which the end of the transport ends.</summary>
internal interface ISecurity
{
    /// <summary>What servers call it.</summary>
    SecurityKind Kind { get; }

    /// <summary>Runs after the kind was chosen, up to but without the server's result.</summary>
    /// <param name="transport">The connection so far.</param>
    /// <param name="reader">Its bytes.</param>
    /// <returns>The connection from here on: the same, or one that encrypts it.</returns>
    /// <exception cref="RefusedException">It cannot be done with what was configured.</exception>
    /// <exception cref="RfbException">The server said what cannot be right.</exception>
    Transport Run(Transport transport, RfbReader reader);
}
