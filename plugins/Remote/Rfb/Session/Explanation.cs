using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Says in a sentence why a connection could not be made, or has ended.</summary>
internal static class Explanation
{
    /// <summary>The sentence.</summary>
    /// <param name="cause">What went wrong.</param>
    /// <param name="address">Whose connection.</param>
    public static SourceException Of(Exception cause, VncAddress address) => cause switch
    {
        SourceException known => known,
        RefusedException => new(cause.Message, cause),
        RfbException => new($"{address}: {cause.Message}", cause),
        EndOfStreamException => new($"the server at {address} has ended the connection", cause),
        IOException or ObjectDisposedException => new($"the connection to {address} is broken: {cause.Message}", cause),
        _ => new($"the connection to {address} has ended by a fault of this program: {cause.Message}", cause),
    };
}
