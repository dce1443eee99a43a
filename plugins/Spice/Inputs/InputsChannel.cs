using System.Buffers.Binary;
using Compositor.Sources;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Sends what hands do. The server takes some movements ahead and acknowledges them in fours; what comes faster is kept and merged. What is not
/// a movement never waits for that, and takes the movement before it along. Any thread.
/// </summary>
internal sealed class InputsChannel(ChannelLink link, ILogger log) : IMessageHandler
{
    private const int AcknowledgedAtOnce = 4;
    private const int MostAhead = 8;

    private readonly Lock _gate = new();
    private ushort _held;
    private int _ahead;
    private bool _moving;
    private bool _placing;
    private (int X, int Y) _by;
    private (int X, int Y, byte Display) _to;

    /// <inheritdoc/>
    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        switch ((InputsMessage)type)
        {
            case InputsMessage.MotionAck:
                lock (_gate)
                {
                    _ahead = Math.Max(0, _ahead - AcknowledgedAtOnce);
                    Flush(force: false);
                }

                break;
            case InputsMessage.Init or InputsMessage.Modifiers:
                // The lamps of the guest's keyboard: nothing here shows them.
                _ = new BodyReader(body).ReadUInt16();
                break;
            default:
                BaseNotices.Handle(type, body, log);
                break;
        }
    }

    /// <summary>A key by its number of <see cref="ScanCodes"/>.</summary>
    public void Key(byte key, bool pressed)
    {
        Span<byte> code = stackalloc byte[sizeof(uint)];
        code.Clear();
        var scan = (byte)((key & 0x7f) | (pressed ? 0 : 0x80));
        (code[0], code[1]) = (key & 0x80) != 0 ? ((byte)0xe0, scan) : (scan, (byte)0);
        lock (_gate)
        {
            Flush(force: true);
            link.Send((ushort)(pressed ? InputsReply.KeyDown : InputsReply.KeyUp), code);
        }
    }

    /// <summary>A button of the mouse.</summary>
    public void Button(MouseButton button, bool pressed)
    {
        lock (_gate)
        {
            Flush(force: true);
            var bit = (ushort)(1 << ((int)button - 1));
            _held = (ushort)(pressed ? _held | bit : _held & ~bit);
            Span<byte> body = stackalloc byte[3];
            body[0] = (byte)button;
            BinaryPrimitives.WriteUInt16LittleEndian(body[1..], _held);
            link.Send((ushort)(pressed ? InputsReply.Press : InputsReply.Release), body);
        }
    }

    /// <summary>A movement, in the server's mode.</summary>
    public void MoveBy(int dx, int dy)
    {
        lock (_gate)
        {
            _by = (Add(_by.X, dx), Add(_by.Y, dy));
            _moving = true;
            Flush(force: false);
        }
    }

    /// <summary>A position on a display, in the client's mode.</summary>
    public void MoveTo(int x, int y, byte display)
    {
        lock (_gate)
        {
            _to = (x, y, display);
            _placing = true;
            Flush(force: false);
        }
    }

    private static int Add(int a, int b) => (int)Math.Clamp((long)a + b, -InputQueue.LongestMovement, InputQueue.LongestMovement);

    private void Flush(bool force)
    {
        if (_ahead >= MostAhead && !force)
        {
            return;
        }

        Span<byte> body = stackalloc byte[11];
        if (_moving)
        {
            BinaryPrimitives.WriteInt32LittleEndian(body, _by.X);
            BinaryPrimitives.WriteInt32LittleEndian(body[4..], _by.Y);
            BinaryPrimitives.WriteUInt16LittleEndian(body[8..], _held);
            (_moving, _by) = (false, default);
            _ahead++;
            link.Send((ushort)InputsReply.Motion, body[..10]);
        }

        if (_placing)
        {
            BinaryPrimitives.WriteInt32LittleEndian(body, _to.X);
            BinaryPrimitives.WriteInt32LittleEndian(body[4..], _to.Y);
            BinaryPrimitives.WriteUInt16LittleEndian(body[8..], _held);
            body[10] = _to.Display;
            _placing = false;
            _ahead++;
            link.Send((ushort)InputsReply.Position, body);
        }
    }
}
