using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Says in a sentence why a connection could not be made, or has ended.</summary>
internal static class Explanation
{
    /// <summary>Why a server over a network has ended a display and not the session: it has nothing to say of it itself.</summary>
    public static SourceException OfDisplayAlone(ServerAddress address) => new(
        $"the server at {address} has ended the display, as it does when the machine draws with OpenGL, which SPICE gives only over a unix socket");

    /// <summary>The sentence.</summary>
    /// <param name="cause">What went wrong.</param>
    /// <param name="address">Whose connection.</param>
    /// <param name="hasPassword">True when a password was sent.</param>
    public static SourceException Of(Exception cause, ServerAddress address, bool hasPassword) => cause switch
    {
        SourceException known => known,
        LinkException { Error: LinkError.PermissionDenied } => new(hasPassword
            ? $"the server at {address} refuses the password"
            : $"the server at {address} wants a password; set password, password-file, password-env or password-command", cause),
        LinkException { Error: LinkError.NeedSecured } => new($"the server at {address} wants TLS: use spice+tls://HOST:PORT with its TLS port", cause),
        LinkException { Error: LinkError.NeedUnsecured } => new($"the server at {address} wants no TLS: use spice://HOST:PORT", cause),
        LinkException { Error: LinkError.VersionMismatch } => new($"the server at {address} speaks another version of SPICE", cause),
        LinkException link => new($"the server at {address} refuses the connection ({link.Error})", cause),
        SpiceException => new($"{address}: {cause.Message}", cause),
        EndOfStreamException => new($"the server at {address} has ended the connection{(cause.Message.StartsWith("in the", StringComparison.Ordinal) ? " " + cause.Message : string.Empty)}", cause),
        IOException or ObjectDisposedException => new($"the connection to {address} is broken: {cause.Message}", cause),
        _ => new($"the connection to {address} has ended by a fault of this program: {cause.Message}", cause),
    };
}
