namespace Compositor.Shell.Control.Reports;

/// <summary>One surface of a source.</summary>
/// <param name="Id">"alpha", or "alpha:1".</param>
/// <param name="Title">What the guest calls it; null when it has no name.</param>
/// <param name="Width">Pixels; 0 before the first picture.</param>
/// <param name="Height">Pixels; 0 before the first picture.</param>
/// <param name="Format">Pixel format, as "XR24"; null before the first picture.</param>
/// <param name="Import">The rung of the import ladder in use; null before the first picture.</param>
/// <param name="ImportReason">Why no better rung is; null where there is none better.</param>
/// <param name="Imports">Images made of its buffers; one a buffer, however often the guest flips between them.</param>
/// <param name="Touched">Bytes of its pixels that the CPU has read; 0 where the GPU reads them itself.</param>
/// <param name="Late">Frames whose guest was answered before they were drawn, because a screen was slow.</param>
/// <param name="Commits">Pictures that the source has brought so far.</param>
/// <param name="Output">The output that shows it; null when hidden.</param>
/// <param name="HasFocus">True when it has the keyboard.</param>
internal sealed record HeadReport(
    string Id,
    string? Title,
    int Width,
    int Height,
    string? Format,
    string? Import,
    string? ImportReason,
    long Imports,
    long Touched,
    long Late,
    long Commits,
    string? Output,
    bool HasFocus);
