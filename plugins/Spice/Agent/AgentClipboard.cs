using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>
/// The guest's side of the clipboard: whoever copies grabs it, and content is sent when it is asked for. Only the selection that is pasted by
/// hand; the other ones of X11 stay the guest's. Any thread; messages come on the main channel's.
/// </summary>
/// <param name="sender">The way to the agent.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentClipboard(AgentSender sender, TimeProvider time) : IClipboard
{
    /// <summary>A guest that does not send what it has offered has nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<ClipboardFormat, TaskCompletionSource<ReadOnlyMemory<byte>>> _reads = [];
    private IReadOnlyList<ClipboardFormat> _offered = [];
    private AgentCapabilities _agent;
    private uint _serial;
    private bool _isGrabbed;
    private bool _isGuests;
    private bool _isAnswering;

    /// <summary>The wall's side; before anything else is called.</summary>
    public IClipboard? Wall { private get; set; }

    /// <summary>An agent has come, or says anew what it can.</summary>
    public void Begin(AgentCapabilities agent)
    {
        lock (_gate)
        {
            _agent = agent;
            if (CanShare && agent.HasFlag(AgentCapabilities.MaximumClipboard))
            {
                Send(AgentMessage.MaximumClipboard, ClipboardBody.WriteMaximum(IClipboard.MostBytes));
            }

            if (_offered.Count > 0 && !_isGrabbed)
            {
                Grab();
            }
        }
    }

    /// <summary>The agent has gone, and what it had offered with it.</summary>
    public void End()
    {
        bool had;
        lock (_gate)
        {
            had = _isGuests;
            (_agent, _serial, _isGrabbed, _isGuests) = (AgentCapabilities.None, 0, false, false);
            CompleteReads(default);
        }

        if (had)
        {
            Wall?.Offer([]);
        }
    }

    /// <inheritdoc/>
    public void Offer(IReadOnlyList<ClipboardFormat> formats)
    {
        lock (_gate)
        {
            _offered = formats;
            if (formats.Count > 0)
            {
                Grab();
            }
            else if (_isGrabbed)
            {
                _isGrabbed = false;
                Send(AgentMessage.ClipboardRelease, ClipboardBody.WriteRelease(_agent));
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(ClipboardFormat format, CancellationToken cancellationToken)
    {
        TaskCompletionSource<ReadOnlyMemory<byte>>? read;
        lock (_gate)
        {
            if (!_isGuests || !CanShare)
            {
                return default;
            }

            if (!_reads.TryGetValue(format, out read))
            {
                _reads[format] = read = new TaskCompletionSource<ReadOnlyMemory<byte>>(TaskCreationOptions.RunContinuationsAsynchronously);
                Send(AgentMessage.ClipboardRequest, ClipboardBody.WriteRequest(_agent, format));
            }
        }

        try
        {
            return await read.Task.WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                if (_reads.GetValueOrDefault(format) == read)
                {
                    _reads.Remove(format);
                }
            }

            read.TrySetResult(default);
            return default;
        }
    }

    /// <summary>The guest has something to paste.</summary>
    public void TakeGrab(BodyReader reader)
    {
        List<ClipboardFormat> formats;
        lock (_gate)
        {
            if (!CanShare || !ClipboardBody.IsForUs(ref reader, _agent))
            {
                return;
            }

            if (_agent.HasFlag(AgentCapabilities.GrabSerial))
            {
                // An older grab than the one that it crossed on its way: ours is the newer one.
                var serial = reader.ReadUInt32();
                if (serial < _serial)
                {
                    return;
                }

                _serial = serial;
            }

            formats = ClipboardBody.ReadFormats(reader);
            (_isGuests, _isGrabbed) = (formats.Count > 0, false);
            CompleteReads(default);
        }

        Wall?.Offer(formats);
    }

    /// <summary>The guest has nothing to paste any more.</summary>
    public void TakeRelease(BodyReader reader)
    {
        lock (_gate)
        {
            if (!ClipboardBody.IsForUs(ref reader, _agent) || !_isGuests)
            {
                return;
            }

            _isGuests = false;
            CompleteReads(default);
        }

        Wall?.Offer([]);
    }

    /// <summary>The guest wants to paste; it gets one answer at a time.</summary>
    public void TakeRequest(BodyReader reader)
    {
        lock (_gate)
        {
            if (!CanShare || !ClipboardBody.IsForUs(ref reader, _agent))
            {
                return;
            }

            if (ClipboardBody.FormatOf(reader.ReadUInt32()) is { } format && _isGrabbed && _offered.Contains(format) && !_isAnswering)
            {
                _isAnswering = true;
                _ = AnswerAsync(format, _agent);
            }
            else
            {
                Send(AgentMessage.Clipboard, ClipboardBody.WriteNothing(_agent));
            }
        }
    }

    /// <summary>What was asked for has come.</summary>
    public void TakeContent(BodyReader reader)
    {
        lock (_gate)
        {
            if (!ClipboardBody.IsForUs(ref reader, _agent) || _reads.Count == 0)
            {
                return;
            }

            if (ClipboardBody.FormatOf(reader.ReadUInt32()) is not { } format)
            {
                CompleteReads(default);
            }
            else if (_reads.Remove(format, out var read))
            {
                read.TrySetResult(ClipboardBody.ReadContent(format, reader.ReadBytes((uint)reader.Left), _agent));
            }
        }
    }

    private bool CanShare => _agent.HasFlag(AgentCapabilities.ClipboardByDemand);

    // Under the lock.
    private void Grab()
    {
        if (!CanShare)
        {
            return;
        }

        if (_isGrabbed && !_agent.HasFlag(AgentCapabilities.NoReleaseOnRegrab))
        {
            Send(AgentMessage.ClipboardRelease, ClipboardBody.WriteRelease(_agent));
        }

        (_isGrabbed, _isGuests) = (true, false);
        CompleteReads(default);
        Send(AgentMessage.ClipboardGrab, ClipboardBody.WriteGrab(_agent, _serial++, _offered));
    }

    private async Task AnswerAsync(ClipboardFormat format, AgentCapabilities agent)
    {
        ReadOnlyMemory<byte> content = default;
        try
        {
            content = await Wall!.ReadAsync(format, CancellationToken.None).WaitAsync(Patience, time).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // Nothing, then.
        }

        await sender.SendAsync(
            AgentMessage.Clipboard,
            content.IsEmpty ? ClipboardBody.WriteNothing(agent) : ClipboardBody.WriteContent(agent, format, content.Span)).ConfigureAwait(false);
        lock (_gate)
        {
            _isAnswering = false;
        }
    }

    private void CompleteReads(ReadOnlyMemory<byte> content)
    {
        foreach (var read in _reads.Values)
        {
            read.TrySetResult(content);
        }

        _reads.Clear();
    }

    private void Send(AgentMessage type, byte[] body) => _ = sender.SendAsync(type, body);
}
