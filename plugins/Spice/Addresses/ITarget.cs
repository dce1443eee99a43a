using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>What a source's settings lead to; asked anew for each connection, for files and passwords change.</summary>
internal interface ITarget
{
    /// <summary>Finds it out.</summary>
    /// <exception cref="SourceException">A file or a password cannot be had.</exception>
    Task<Target> FindAsync(CancellationToken cancellationToken);
}
