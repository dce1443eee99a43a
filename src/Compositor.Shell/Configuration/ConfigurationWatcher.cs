using System.Threading.Channels;

namespace Compositor.Shell.Configuration;

/// <summary>
/// Reads a configuration file again whenever it changes, however an editor goes about it: writing in place, or renaming a new file over
/// the old. Starts with its constructor; ends when disposed.
/// </summary>
internal sealed class ConfigurationWatcher : IDisposable
{
    /// <summary>Editors write in several steps; this long after the last step the file is read.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(200);

    private readonly Channel<ConfigurationText> _changes =
        Channel.CreateBounded<ConfigurationText>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly string _file;
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _reading = new(1);
    private readonly ITimer _timer;
    private readonly FileSystemWatcher _watcher;

    /// <summary>Watches from here on; what changed before is not noticed.</summary>
    /// <param name="file">As it is to be named in messages.</param>
    /// <param name="time">For <see cref="Settling"/>.</param>
    /// <exception cref="IOException">The system has no watch left, or there is no such directory.</exception>
    public ConfigurationWatcher(string file, TimeProvider time)
    {
        _file = file;
        _timer = time.CreateTimer(static watcher => _ = ((ConfigurationWatcher)watcher!).ReadAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var path = Path.GetFullPath(file);

        // The directory is watched, for a watch on the file would stay with the old one when another is renamed over it.
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!, Path.GetFileName(path))
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        _watcher.Changed += (_, _) => NoteChange();
        _watcher.Created += (_, _) => NoteChange();
        _watcher.Renamed += (_, _) => NoteChange();
        _watcher.Error += (_, _) => NoteChange();
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>What the file holds after each change, for the main thread to check. Only the newest is kept. Ends when disposed.</summary>
    public ChannelReader<ConfigurationText> Changes => _changes.Reader;

    /// <summary>The file may have changed; also for a signal that asks to read it again. Any thread.</summary>
    public void NoteChange()
    {
        if (!_ending.IsCancellationRequested)
        {
            _timer.Change(Settling, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
        _ending.Cancel();
        _changes.Writer.TryComplete();
    }

    /// <summary>One at a time, so that an older reading never follows a newer.</summary>
    private async Task ReadAsync()
    {
        try
        {
            await _reading.WaitAsync(_ending.Token).ConfigureAwait(false);
            try
            {
                _changes.Writer.TryWrite(await ConfigurationText.ReadAsync(_file, _ending.Token).ConfigureAwait(false));
            }
            finally
            {
                _reading.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed meanwhile.
        }
        catch (Exception problem)
        {
            _changes.Writer.TryComplete(problem);
        }
    }
}
