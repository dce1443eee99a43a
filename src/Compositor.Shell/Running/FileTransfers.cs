using Compositor.Contracts;
using Compositor.Shell.Control;
using Compositor.Shell.Control.Reports;

namespace Compositor.Shell.Running;

/// <summary>
/// The files that are on their way to machines, and the last ones that were: who asked for one can ask how it is. Any thread.
/// </summary>
internal sealed class FileTransfers : IDisposable
{
    /// <summary>As many go on at a time.</summary>
    public const int MostAtATime = 16;

    private const int MostKept = 64;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, Entry> _entries = [];
    private int _lastId;

    /// <summary>Begins to send one.</summary>
    /// <param name="target">Which machine, for people.</param>
    /// <param name="sink">It.</param>
    /// <param name="path">Absolute.</param>
    /// <exception cref="ControlException">It cannot be read, or too many go on.</exception>
    public TransferReport Begin(string target, IFileSink sink, string path)
    {
        var file = Open(path);
        lock (_gate)
        {
            if (_entries.Values.Count(entry => !entry.Transfer.Completion.IsCompleted) >= MostAtATime)
            {
                file.Content.Dispose();
                throw new ControlException(ControlCodes.Failed, $"{MostAtATime} files are on their way already");
            }

            var entry = new Entry(target, path, file.Length, sink.Send(file));
            _entries[++_lastId] = entry;
            while (_entries.Count > MostKept && _entries.First(pair => pair.Value.Transfer.Completion.IsCompleted) is var oldest)
            {
                _entries.Remove(oldest.Key);
            }

            return Report(_lastId, entry);
        }
    }

    /// <summary>How one is.</summary>
    /// <exception cref="ControlException">There is none of that number.</exception>
    public TransferReport Get(int id) => Report(id, Find(id));

    /// <summary>Gives one up, if it has not ended.</summary>
    /// <exception cref="ControlException">There is none of that number.</exception>
    public TransferReport Cancel(int id)
    {
        var entry = Find(id);
        entry.Transfer.Dispose();
        return Report(id, entry);
    }

    /// <summary>Gives up all.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var entry in _entries.Values)
            {
                entry.Transfer.Dispose();
            }
        }
    }

    private static GuestFile Open(string path)
    {
        try
        {
            var handle = File.OpenHandle(path);
            try
            {
                // Throws for what has no length: a pipe, a device.
                var length = RandomAccess.GetLength(handle);
                var content = new SafeFd((int)handle.DangerousGetHandle());
                handle.SetHandleAsInvalid();
                return new GuestFile(Path.GetFileName(path), length, content);
            }
            finally
            {
                handle.Dispose();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ControlException(ControlCodes.Failed, $"{path} cannot be sent: {e.Message}", e);
        }
    }

    private static TransferReport Report(int id, Entry entry)
    {
        var ended = entry.Transfer.Completion;
        var reason = ended.IsCanceled ? "it was cancelled" : ended.Exception?.InnerException?.Message;
        return new TransferReport(id, entry.Target, entry.Path, entry.Transfer.Sent, entry.Length, ended.IsCompleted, reason);
    }

    private Entry Find(int id)
    {
        lock (_gate)
        {
            return _entries.GetValueOrDefault(id) ?? throw new ControlException(ControlCodes.UnknownTransfer, $"no file is on its way by the number {id}");
        }
    }

    private sealed record Entry(string Target, string Path, long Length, IFileTransfer Transfer);
}
