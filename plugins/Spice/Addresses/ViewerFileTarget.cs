using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>
/// The server of a .vv file. A file that is to be used once is deleted when it was read, and kept in mind; a newer one at the same path counts
/// from the next connection on.
/// </summary>
internal sealed class ViewerFileTarget(string path, PasswordSource passwords) : ITarget
{
    private ViewerFile? _read;

    /// <inheritdoc/>
    public async Task<Target> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var file = ViewerFile.Parse(await BoundedFile.ReadAsync(path, ViewerFile.LongestFile, cancellationToken).ConfigureAwait(false));
            _read = file;
            if (file.DeleteAfterReading)
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (_read is null)
            {
                throw new SourceException($"the .vv file cannot be read: {e.Message}", e);
            }
        }

        return new Target(_read.Address, _read.Password ?? await passwords.GetAsync(cancellationToken).ConfigureAwait(false));
    }
}
