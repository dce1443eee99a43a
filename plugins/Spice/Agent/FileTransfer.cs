using Compositor.Contracts;
using Microsoft.Win32.SafeHandles;

namespace Compositor.Plugins.Spice;

/// <summary>One file on its way: announced, sent as the guest takes it, and done when the guest says so. Any thread.</summary>
internal sealed class FileTransfer : IFileTransfer
{
    /// <summary>A guest that says nothing takes no file.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int PartLength = 64 * 1024;

    private readonly GuestFile _file;
    private readonly AgentSender _sender;
    private readonly TimeProvider _time;
    private readonly Action<uint> _forget;
    private readonly CancellationTokenSource _cancelled = new();
    private readonly TaskCompletionSource _permission = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sent;

    /// <param name="id">Its number with the agent.</param>
    /// <param name="file">Owned by this.</param>
    /// <param name="sender">The way to the agent.</param>
    /// <param name="time">The clock.</param>
    /// <param name="forget">Called when it has ended.</param>
    public FileTransfer(uint id, GuestFile file, AgentSender sender, TimeProvider time, Action<uint> forget) =>
        (Id, _file, _sender, _time, _forget) = (id, file, sender, time, forget);

    public uint Id { get; }

    /// <inheritdoc/>
    public long Sent => Interlocked.Read(ref _sent);

    /// <inheritdoc/>
    public Task Completion => _completion.Task;

    public void Start() => _ = Task.Run(RunAsync);

    /// <summary>What the agent says.</summary>
    public void Take(FileStatus status, ReadOnlySpan<byte> details)
    {
        switch (status)
        {
            case FileStatus.CanSend:
                _permission.TrySetResult();
                break;
            case FileStatus.Success:
                _verdict.TrySetResult();
                break;
            default:
                Fail(FileBody.Explain(status, details));
                break;
        }
    }

    /// <summary>It cannot be sent.</summary>
    public void Fail(string reason) => _verdict.TrySetException(new SourceException(reason));

    /// <inheritdoc/>
    public void Dispose() => _cancelled.Cancel();

    private async Task RunAsync()
    {
        try
        {
            await SendAsync().ConfigureAwait(false);
            _completion.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            await TellGuestAsync().ConfigureAwait(false);
            _completion.TrySetCanceled(_cancelled.Token);
        }
        catch (Exception e)
        {
            // Told to whoever sends; a fault of this program, too.
            await TellGuestAsync().ConfigureAwait(false);
            _completion.TrySetException(e as SourceException ?? new SourceException(e.Message, e));
        }
        finally
        {
            _forget(Id);
            _file.Content.Dispose();
            _ = _verdict.Task.Exception;
        }
    }

    // It shall not wait for the rest, unless it was the guest that has refused.
    private Task TellGuestAsync() =>
        _verdict.Task.IsFaulted ? Task.CompletedTask : _sender.SendAsync(AgentMessage.FileStatus, FileBody.WriteCancel(Id));

    private async Task SendAsync()
    {
        if (_verdict.Task.IsFaulted)
        {
            // Refused before it began: the guest hears nothing of it.
            await _verdict.Task.ConfigureAwait(false);
        }

        await WithVerdictAsync(_sender.SendAsync(AgentMessage.FileStart, FileBody.WriteStart(Id, _file.Name, _file.Length))).ConfigureAwait(false);
        try
        {
            await WithVerdictAsync(_permission.Task.WaitAsync(Patience, _time, _cancelled.Token)).ConfigureAwait(false);
            await SendContentAsync().ConfigureAwait(false);
            await _verdict.Task.WaitAsync(Patience, _time, _cancelled.Token).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SourceException("the agent in the guest does not answer", e);
        }
    }

    private async Task SendContentAsync()
    {
        using var handle = new SafeFileHandle(_file.Content.DangerousGetHandle(), ownsHandle: false);
        var part = new byte[PartLength];
        do
        {
            // A file without bytes is sent, too: agents make it when its data comes.
            var count = RandomAccess.Read(handle, part.AsSpan(0, (int)Math.Min(part.Length, _file.Length - _sent)), _sent);
            if (count == 0 && _sent < _file.Length)
            {
                throw new SourceException("the file has become shorter while it was sent");
            }

            await WithVerdictAsync(_sender.SendAsync(AgentMessage.FileData, FileBody.WriteData(Id, part.AsSpan(0, count)))).ConfigureAwait(false);
            Interlocked.Add(ref _sent, count);
        }
        while (_sent < _file.Length);
    }

    // The guest may refuse, the agent may end, and whoever sends may give up at any time.
    private async Task WithVerdictAsync(Task step)
    {
        await Task.WhenAny(step, _verdict.Task).WaitAsync(_cancelled.Token).ConfigureAwait(false);
        if (_verdict.Task.IsFaulted)
        {
            await _verdict.Task.ConfigureAwait(false);
        }

        await step.ConfigureAwait(false);
        if (step is Task<bool> { Result: false })
        {
            throw new SourceException("the agent in the guest has ended");
        }
    }
}
