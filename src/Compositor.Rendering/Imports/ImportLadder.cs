using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Tries the ways to import a buffer, best first, and knows why a better one was not taken. Render thread.</summary>
internal sealed class ImportLadder(IReadOnlyList<IImporter> rungs)
{
    /// <summary>Takes the first rung that works.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="former">What the surface was shown with; disposed here when it is not used again.</param>
    /// <param name="rung">The way that was taken.</param>
    /// <param name="reason">Why it is not a better one; empty when there is none.</param>
    /// <exception cref="SourceException">No rung can take it.</exception>
    public SurfaceImport Import(SurfaceBuffer buffer, SurfaceImport? former, out string rung, out string reason)
    {
        reason = string.Empty;
        SurfaceImport? import = null;
        try
        {
            foreach (var importer in rungs)
            {
                if (importer.Refuse(buffer) is { } refusal)
                {
                    reason = refusal.Length == 0 || reason.Length == 0 ? reason + refusal : $"{reason}; {refusal}";
                    continue;
                }

                rung = importer.Rung;
                return import = importer.Import(buffer, former);
            }
        }
        finally
        {
            if (!ReferenceEquals(import, former))
            {
                former?.Dispose();
            }
        }

        throw new BufferException(reason);
    }
}
