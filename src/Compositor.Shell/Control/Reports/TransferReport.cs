namespace Compositor.Shell.Control.Reports;

/// <summary>A file on its way to a machine.</summary>
/// <param name="Id">To ask for it again.</param>
/// <param name="Name">The machine.</param>
/// <param name="File">The file, absolute.</param>
/// <param name="Sent">Bytes that have gone to it.</param>
/// <param name="Length">Bytes of the file.</param>
/// <param name="Done">True when it has ended, whichever way.</param>
/// <param name="Reason">Why it was not sent; null while it goes on, and when it was.</param>
internal sealed record TransferReport(int Id, string Name, string File, long Sent, long Length, bool Done, string? Reason);
