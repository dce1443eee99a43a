using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Tries the ways to import a buffer, best first, and knows why a better one was not taken. Render thread.</summary>
internal sealed class ImportLadder(IReadOnlyList<IImporter> rungs)
{
    /// <summary>Takes the first rung that works.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="images">The images and mappings that the surface has of its buffers.</param>
    /// <param name="former">What the surface was shown with; disposed here when it is not used again.</param>
    /// <exception cref="SourceException">No rung can take it.</exception>
    public ImportStep Import(SurfaceBuffer buffer, ImageCache images, SurfaceImport? former)
    {
        var (reason, anyPending) = (string.Empty, false);
        SurfaceImport? import = null;
        try
        {
            foreach (var importer in rungs)
            {
                var refusal = importer.Refuse(buffer, out var pending);
                anyPending |= pending;
                if (refusal is null)
                {
                    try
                    {
                        import = importer.Import(buffer, images, former);
                        return new ImportStep(import, importer.Rung, reason, anyPending);
                    }
                    catch (SourceException e)
                    {
                        refusal = e.Message;
                    }
                }

                if (refusal.Length > 0 && !reason.EndsWith(refusal, StringComparison.Ordinal))
                {
                    reason = reason.Length == 0 ? $"{importer.Rung}: {refusal}" : $"{reason}; {importer.Rung}: {refusal}";
                }
            }
        }
        finally
        {
            if (!ReferenceEquals(import, former))
            {
                former?.Dispose();
            }
        }

        throw new BufferException(reason.Length > 0 ? reason : $"nothing here can show {buffer}");
    }
}
