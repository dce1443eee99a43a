using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// The server's side of the clipboard. With the extension each side says that it has a text, and sends it when it is asked to; without it texts
/// are sent as they are copied. Any thread; what the server says comes on the session's.
/// </summary>
/// <param name="messages">The way to the server.</param>
/// <param name="time">The clock.</param>
internal sealed class RfbClipboard(MessageQueue messages, TimeProvider time) : IClipboard
{
    /// <summary>A server that does not send what it has offered has nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private TaskCompletionSource<ReadOnlyMemory<byte>>? _read;
    private ReadOnlyMemory<byte> _held;
    private Dialect _dialect;
    private bool _isServers;
    private bool _isOffered;
    private bool _isAnswering;
    private bool _isAskedAgain;

    private enum Dialect
    {
        Unknown,
        Plain,
        Extended,
    }

    /// <summary>The wall's side; before anything else is called.</summary>
    public IClipboard? Wall { private get; set; }

    /// <inheritdoc/>
    public void Offer(IReadOnlyList<ClipboardFormat> formats)
    {
        lock (_gate)
        {
            var had = _isOffered;
            _isOffered = formats.Contains(ClipboardFormat.Text);
            if (_isOffered || had)
            {
                Announce();
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(ClipboardFormat format, CancellationToken cancellationToken)
    {
        TaskCompletionSource<ReadOnlyMemory<byte>>? read;
        lock (_gate)
        {
            if (!_isServers || format != ClipboardFormat.Text || !_held.IsEmpty)
            {
                return _isServers && format == ClipboardFormat.Text ? _held : default;
            }

            if (_read is null)
            {
                _read = new TaskCompletionSource<ReadOnlyMemory<byte>>(TaskCreationOptions.RunContinuationsAsynchronously);
                messages.Add(ClipboardMessage.Request());
            }

            read = _read;
        }

        try
        {
            return await read.Task.WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                _read = _read == read ? null : _read;
            }

            read.TrySetResult(default);
            return default;
        }
    }

    /// <summary>The server draws: had it the extension, it would have said so before.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            if (_dialect == Dialect.Unknown)
            {
                _dialect = Dialect.Plain;
                Announce();
            }
        }
    }

    /// <summary>The server has the extension.</summary>
    public void TakeCaps()
    {
        lock (_gate)
        {
            _dialect = Dialect.Extended;
            messages.Add(ClipboardMessage.Caps());
            if (_isOffered)
            {
                Announce();
            }
        }
    }

    /// <summary>The server has something to paste, or nothing any more.</summary>
    public void TakeNotify(bool hasText)
    {
        lock (_gate)
        {
            (_isServers, _held) = (hasText, default);
            CompleteRead(default);
        }

        Wall?.Offer(hasText ? [ClipboardFormat.Text] : []);
    }

    /// <summary>The server asks what there is to paste.</summary>
    public void TakePeek()
    {
        lock (_gate)
        {
            messages.Add(ClipboardMessage.Notify(_isOffered));
        }
    }

    /// <summary>The server wants to paste; it gets one answer at a time.</summary>
    public void TakeRequest()
    {
        lock (_gate)
        {
            Answer();
        }
    }

    /// <summary>A text has come: the one that was asked for, or a new one.</summary>
    /// <param name="text">UTF-8, lines end with LF; empty for what was none.</param>
    public void TakeText(ReadOnlyMemory<byte> text)
    {
        lock (_gate)
        {
            if (_read is not null)
            {
                CompleteRead(text);
                return;
            }

            (_isServers, _held) = (!text.IsEmpty, text);
        }

        Wall?.Offer(text.IsEmpty ? [] : [ClipboardFormat.Text]);
    }

    /// <summary>The connection has ended.</summary>
    public void End()
    {
        lock (_gate)
        {
            (_isServers, _held, _isOffered) = (false, default, false);
            CompleteRead(default);
        }

        messages.Close();
    }

    // Under the lock. Who cannot be told gets it at once: the shell offers it to nobody who must not have it.
    private void Announce()
    {
        switch (_dialect)
        {
            case Dialect.Extended:
                messages.Add(ClipboardMessage.Notify(_isOffered));
                break;
            case Dialect.Plain:
                Answer();
                break;
            case Dialect.Unknown:
                break;
            default:
                throw new InvalidOperationException($"unknown clipboard {_dialect}");
        }
    }

    private void Answer()
    {
        if (_isAnswering)
        {
            _isAskedAgain = true;
        }
        else if (_isOffered)
        {
            _isAnswering = true;
            var dialect = _dialect;
            _ = Task.Run(() => AnswerAsync(dialect));
        }
    }

    private async Task AnswerAsync(Dialect dialect)
    {
        ReadOnlyMemory<byte> text = default;
        try
        {
            text = await Wall!.ReadAsync(ClipboardFormat.Text, CancellationToken.None).WaitAsync(Patience, time).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // Nothing, then.
        }

        var answer = text.IsEmpty ? null : dialect == Dialect.Extended ? ClipboardMessage.Provide(text.Span) : ClipboardMessage.Plain(text.Span);
        if ((answer ?? (dialect == Dialect.Extended ? ClipboardMessage.Notify(hasText: false) : null)) is { } message)
        {
            messages.Add(message);
        }

        lock (_gate)
        {
            var isAskedAgain = _isAskedAgain;
            (_isAnswering, _isAskedAgain) = (false, false);
            if (isAskedAgain)
            {
                Answer();
            }
        }
    }

    private void CompleteRead(ReadOnlyMemory<byte> text)
    {
        _read?.TrySetResult(text);
        _read = null;
    }
}
