using System.Buffers.Binary;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Sends messages to the agent in the guest, cut into pieces, as many as the server has given tokens for. Any thread; nobody waits: a thread
/// of the pool sends, one at a time, and may wait for a server that does not read.
/// </summary>
/// <param name="link">The main channel.</param>
internal sealed class AgentSender(ChannelLink link)
{
    /// <summary>The longest piece that servers take.</summary>
    public const int LongestPiece = 2048;

    /// <summary>More than this does not wait to be sent: whoever wants to send more is refused.</summary>
    public const int MostWaiting = 64 << 20;

    /// <summary>Nor do more messages than this, however short: an agent that only asks could fill the memory with answers.</summary>
    public const int MostMessages = 1024;

    private const uint MostTokens = 1 << 20;

    private readonly Lock _gate = new();

    // Held while a piece is cut and sent: when Close returns, no piece of the agent that has gone can follow. Before the other lock.
    private readonly Lock _line = new();
    private readonly Queue<Outgoing> _queue = new();
    private readonly byte[] _piece = new byte[LongestPiece];
    private int _sent;
    private long _waiting;
    private uint _tokens;
    private bool _isOpen;
    private bool _isSending;

    /// <summary>An agent is there.</summary>
    /// <param name="tokens">Pieces that may be sent; null to go on with those that are left.</param>
    public void Open(uint? tokens)
    {
        lock (_gate)
        {
            _isOpen = true;
            _tokens = Math.Min(tokens ?? _tokens, MostTokens);
        }
    }

    /// <summary>Tells how many pieces may be sent while no agent is there.</summary>
    public void SetTokens(uint tokens)
    {
        lock (_gate)
        {
            _tokens = Math.Min(tokens, MostTokens);
        }
    }

    /// <summary>The agent has gone: what waits is given up. Waits for a piece that is just being sent.</summary>
    public void Close()
    {
        Outgoing[] lost;
        lock (_line)
        {
            lock (_gate)
            {
                _isOpen = false;
                (_sent, _waiting) = (0, 0);
                lost = [.. _queue];
                _queue.Clear();
            }
        }

        foreach (var message in lost)
        {
            message.Completion.TrySetResult(false);
        }
    }

    /// <summary>More pieces may be sent.</summary>
    public void AddTokens(uint tokens)
    {
        lock (_gate)
        {
            _tokens = Math.Min(_tokens + Math.Min(tokens, MostTokens), MostTokens);
            Begin();
        }
    }

    /// <summary>Sends one message after those that wait already.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="body">The sender's own from here on.</param>
    /// <returns>True when the server has all of it; false when there is no agent, or too much waits.</returns>
    public Task<bool> SendAsync(AgentMessage type, byte[] body)
    {
        var bytes = new byte[AgentAssembler.HeaderLength + body.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, AgentAssembler.Protocol);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)type);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), (uint)body.Length);
        body.CopyTo(bytes, AgentAssembler.HeaderLength);
        var message = new Outgoing(bytes, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (!_isOpen || _waiting + bytes.Length > MostWaiting || _queue.Count >= MostMessages)
            {
                return Task.FromResult(false);
            }

            _waiting += bytes.Length;
            _queue.Enqueue(message);
            Begin();
        }

        return message.Completion.Task;
    }

    // Under the lock.
    private void Begin()
    {
        if (!_isSending && _tokens > 0 && _queue.Count > 0)
        {
            _isSending = true;
            _ = Task.Run(Run);
        }
    }

    private void Run()
    {
        try
        {
            while (TrySend(out var ended))
            {
                ended?.TrySetResult(true);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The connection has ended; its reader tells why. Nothing more can be sent.
            Close();
        }
    }

    private bool TrySend(out TaskCompletionSource<bool>? ended)
    {
        lock (_line)
        {
            if (!TryCut(out var length, out ended))
            {
                return false;
            }

            link.Send((ushort)MainReply.AgentData, _piece.AsSpan(0, length));
            return true;
        }
    }

    private bool TryCut(out int length, out TaskCompletionSource<bool>? ended)
    {
        lock (_gate)
        {
            (length, ended) = (0, null);
            if (_tokens == 0 || !_queue.TryPeek(out var message))
            {
                _isSending = false;
                return false;
            }

            length = Math.Min(LongestPiece, message.Bytes.Length - _sent);
            message.Bytes.AsSpan(_sent, length).CopyTo(_piece);
            _sent += length;
            _tokens--;
            if (_sent == message.Bytes.Length)
            {
                _sent = 0;
                _waiting -= message.Bytes.Length;
                ended = _queue.Dequeue().Completion;
            }

            return true;
        }
    }

    private readonly record struct Outgoing(byte[] Bytes, TaskCompletionSource<bool> Completion);
}
