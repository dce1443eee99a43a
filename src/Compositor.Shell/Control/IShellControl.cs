using Compositor.Contracts;
using Compositor.Core;
using Compositor.Shell.Control.Reports;

namespace Compositor.Shell.Control;

/// <summary>
/// What the control socket can ask of the running shell. Called on any thread, several calls at a time; a member completes when the
/// thing is done. Each throws <see cref="ControlException"/> for what the asker did wrong or cannot have.
/// </summary>
internal interface IShellControl
{
    Task<StatusReport> GetStatusAsync(CancellationToken cancellationToken);

    /// <summary>In the order of the configuration.</summary>
    Task<IReadOnlyList<SourceReport>> GetSourcesAsync(CancellationToken cancellationToken);

    Task FocusAsync(SurfaceId surface, CancellationToken cancellationToken);

    Task SetLayoutAsync(string policy, CancellationToken cancellationToken);

    Task<ScreenshotReport> ScreenshotAsync(ScreenshotRequest request, CancellationToken cancellationToken);

    /// <summary>Presses and releases each chord, one after the other, whoever has the focus.</summary>
    Task SendKeysAsync(SurfaceId surface, IReadOnlyList<Chord> chords, CancellationToken cancellationToken);

    /// <summary>Moves the pointer to a position in surface pixels and, where a button is given, clicks it there.</summary>
    Task SendPointerAsync(SurfaceId surface, Point position, ushort? button, CancellationToken cancellationToken);

    /// <summary>Begins to send a file.</summary>
    /// <param name="surface">To whom.</param>
    /// <param name="file">Absolute path.</param>
    /// <param name="cancellationToken">Ends the question, not the transfer.</param>
    Task<TransferReport> SendFileAsync(SurfaceId surface, string file, CancellationToken cancellationToken);

    /// <summary>How a file is that was begun to be sent.</summary>
    TransferReport GetTransfer(int id);

    /// <summary>Gives up to send one.</summary>
    TransferReport CancelTransfer(int id);
    /// <summary>Sets how loud a source is; what is null stays as it is.</summary>
    /// <param name="volume">0 to 100 percent.</param>
    /// <param name="isMuted">True for silence.</param>
    Task SetVolumeAsync(string source, int? volume, bool? isMuted, CancellationToken cancellationToken);

    /// <summary>Asks a machine to shut down, or to begin anew; it may refuse silently.</summary>
    Task RequestPowerAsync(SurfaceId surface, PowerAction action, CancellationToken cancellationToken);

    /// <summary>Begins the end; completes before it.</summary>
    Task QuitAsync(CancellationToken cancellationToken);
}
