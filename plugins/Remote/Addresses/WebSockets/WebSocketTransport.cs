using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>
/// A connection within a websocket (RFC 6455): its messages' bytes in a row. Payloads are received where they belong; nothing is allocated for a
/// frame. It ends with the connection below, without a farewell, which would wait for a server that does not read.
/// </summary>
internal sealed class WebSocketTransport : Transport
{
    private readonly Transport _below;
    private readonly FrameSender _sender;
    private readonly byte[] _buffer = new byte[16 << 10];
    private int _start;
    private int _end;
    private long _left;
    private bool _isInMessage;

    /// <param name="below">Whose server has agreed; owned.</param>
    /// <param name="received">The bytes that have come already.</param>
    private WebSocketTransport(Transport below, ReadOnlySpan<byte> received)
    {
        (_below, _sender) = (below, new FrameSender(below));
        received.CopyTo(_buffer);
        _end = received.Length;
    }

    /// <inheritdoc/>
    public override bool IsLocal => _below.IsLocal;

    /// <summary>Asks a web server for a websocket. Blocks its thread; ending the connection ends it.</summary>
    /// <param name="below">Just connected; owned.</param>
    /// <param name="address">The web server's.</param>
    /// <param name="request">What to ask.</param>
    /// <exception cref="RefusedException">The web server does not want to, and why.</exception>
    /// <exception cref="RfbException">It does not answer what was asked.</exception>
    public static WebSocketTransport Open(Transport below, VncAddress address, UpgradeRequest request)
    {
        try
        {
            below.Send(request.Write());
            var answer = UpgradeAnswer.Receive(below);
            answer.Check(request, address, below);
            return new WebSocketTransport(below, answer.Rest);
        }
        catch
        {
            below.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer)
    {
        while (_left == 0)
        {
            if (!Begin())
            {
                return 0;
            }
        }

        var wanted = buffer[..(int)Math.Min(buffer.Length, _left)];
        var count = Math.Min(wanted.Length, _end - _start);
        if (count > 0)
        {
            _buffer.AsSpan(_start, count).CopyTo(wanted);
            _start += count;
        }
        else
        {
            count = _below.Receive(wanted);
        }

        _left -= count;
        return count;
    }

    /// <inheritdoc/>
    public override void Send(ReadOnlySpan<byte> bytes) => _sender.Send(Opcode.Binary, bytes);

    /// <inheritdoc/>
    public override void Shutdown() => _below.Shutdown();

    /// <inheritdoc/>
    public override void Dispose() => _below.Dispose();

    // Goes to the next frame; false at the connection's end.
    private bool Begin()
    {
        if (!Have(2) || !Have(FrameHeader.LengthOf(_buffer[_start + 1])))
        {
            return false;
        }

        var header = FrameHeader.Read(_buffer.AsSpan(_start.._end));
        _start += FrameHeader.LengthOf(_buffer[_start + 1]);
        return header.IsControl ? Control(header) : Data(header);
    }

    private bool Data(FrameHeader header)
    {
        var fits = header.Opcode switch
        {
            Opcode.Binary => !_isInMessage,
            Opcode.Continuation => _isInMessage,
            Opcode.Text => throw new RfbException("the web server sends text where the bytes of a VNC server belong"),
            _ => throw new RfbException($"the web server sends a websocket's frame of an unknown kind ({(int)header.Opcode})"),
        };
        if (!fits)
        {
            throw new RfbException("the web server sends a websocket's frames in an impossible order");
        }

        (_left, _isInMessage) = (header.Length, !header.IsLast);
        return true;
    }

    private bool Control(FrameHeader header)
    {
        var length = (int)header.Length;
        if (!Have(length))
        {
            return false;
        }

        var payload = _buffer.AsSpan(_start, length);
        _start += length;
        switch (header.Opcode)
        {
            case Opcode.Close:
                throw new RfbException(CloseReason.Of(payload));
            case Opcode.Ping:
                _sender.Send(Opcode.Pong, payload);
                return true;
            case Opcode.Pong:
                return true;
            default:
                throw new RfbException($"the web server sends a websocket's frame of an unknown kind ({(int)header.Opcode})");
        }
    }

    // Headers and control frames only, which are short: few bytes are ever moved.
    private bool Have(int count)
    {
        if (_buffer.Length - _start < count)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }

        while (_end - _start < count)
        {
            var more = _below.Receive(_buffer.AsSpan(_end));
            if (more == 0)
            {
                return false;
            }

            _end += more;
        }

        return true;
    }
}
