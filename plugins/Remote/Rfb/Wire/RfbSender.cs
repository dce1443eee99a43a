using System.Buffers.Binary;
using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Sends messages, one at a time; waits while the server does not read. Any thread.</summary>
internal sealed class RfbSender(Transport transport)
{
    private readonly Lock _gate = new();

    /// <summary>Sends a message as it is.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    public void Send(ReadOnlySpan<byte> message)
    {
        lock (_gate)
        {
            transport.Send(message);
        }
    }

    /// <summary>
    /// Asks for 32 bits a pixel, little endian, blue first: what most servers keep, and what canvases are made of. The upper byte is
    /// anything.
    /// </summary>
    public void SetPixelFormat() => Send([(byte)ClientMessage.SetPixelFormat, 0, 0, 0, 32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0]);

    /// <summary>Says what this client understands, the best first.</summary>
    public void SetEncodings(ReadOnlySpan<int> encodings)
    {
        var message = new byte[4 + (encodings.Length * 4)];
        message[0] = (byte)ClientMessage.SetEncodings;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)encodings.Length);
        for (var i = 0; i < encodings.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4 + (i * 4)), encodings[i]);
        }

        Send(message);
    }

    /// <summary>Asks for what changes in an area.</summary>
    /// <param name="incremental">False for all of it, changed or not.</param>
    /// <param name="area">Within 65535 pixels each way.</param>
    public void RequestUpdate(bool incremental, Rect area)
    {
        Span<byte> message = stackalloc byte[10];
        message[0] = (byte)ClientMessage.FramebufferUpdateRequest;
        message[1] = incremental ? (byte)1 : (byte)0;
        Write(message[2..], area);
        Send(message);
    }

    /// <summary>A key by its X11 keysym.</summary>
    public void Key(uint keysym, bool pressed)
    {
        Span<byte> message = [(byte)ClientMessage.KeyEvent, pressed ? (byte)1 : (byte)0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(message[4..], keysym);
        Send(message);
    }

    /// <summary>The pointer's position, and which buttons are down.</summary>
    public void Pointer(byte buttons, ushort x, ushort y)
    {
        Span<byte> message = [(byte)ClientMessage.PointerEvent, buttons, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], x);
        BinaryPrimitives.WriteUInt16BigEndian(message[4..], y);
        Send(message);
    }

    /// <summary>As <see cref="Pointer"/>, for a server that knows more buttons (rfbproto, "Extended Mouse Buttons").</summary>
    /// <param name="buttons">A bit each, nine of them.</param>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    public void ManyButtons(ushort buttons, ushort x, ushort y)
    {
        const int InFirst = 7;
        const byte HasMore = 1 << InFirst;
        Span<byte> message = [(byte)ClientMessage.PointerEvent, (byte)(buttons | HasMore), 0, 0, 0, 0, (byte)(buttons >> InFirst)];
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], x);
        BinaryPrimitives.WriteUInt16BigEndian(message[4..], y);
        Send(message);
    }

    /// <summary>A key by its place on the keyboard, with its keysym for servers that look at that (rfbproto, "QEMU Extended Key Event").</summary>
    /// <param name="scanCode">Of set 1; the eighth bit for those with 0xe0 before them.</param>
    /// <param name="keysym">0 where it has none.</param>
    /// <param name="pressed">True when it went down.</param>
    public void ScanCode(byte scanCode, uint keysym, bool pressed)
    {
        Span<byte> message = [(byte)ClientMessage.Qemu, 0, 0, pressed ? (byte)1 : (byte)0, 0, 0, 0, 0, 0, 0, 0, scanCode];
        BinaryPrimitives.WriteUInt32BigEndian(message[4..], keysym);
        Send(message);
    }

    /// <summary>Answers a fence: all before it was done.</summary>
    /// <param name="flags">Those of the server's that are kept.</param>
    /// <param name="payload">As the server sent it, at most 64 bytes.</param>
    public void Fence(uint flags, ReadOnlySpan<byte> payload)
    {
        Span<byte> message = stackalloc byte[9 + payload.Length];
        message.Clear();
        message[0] = (byte)ClientMessage.ClientFence;
        BinaryPrimitives.WriteUInt32BigEndian(message[4..], flags);
        message[8] = (byte)payload.Length;
        payload.CopyTo(message[9..]);
        Send(message);
    }

    /// <summary>Has the server send what changes without being asked each time, or no longer.</summary>
    public void EnableContinuousUpdates(bool enable, Rect area)
    {
        Span<byte> message = stackalloc byte[10];
        message[0] = (byte)ClientMessage.EnableContinuousUpdates;
        message[1] = enable ? (byte)1 : (byte)0;
        Write(message[2..], area);
        Send(message);
    }

    /// <summary>Asks for another size of the framebuffer, with one screen that fills it.</summary>
    /// <param name="size">Pixels, to 65535 each way.</param>
    /// <param name="screen">The number and the flags of the screen, as the server had them.</param>
    public void SetDesktopSize(Size size, (uint Id, uint Flags) screen)
    {
        Span<byte> message = stackalloc byte[24];
        message.Clear();
        message[0] = (byte)ClientMessage.SetDesktopSize;
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], (ushort)size.Width);
        BinaryPrimitives.WriteUInt16BigEndian(message[4..], (ushort)size.Height);
        message[6] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(message[8..], screen.Id);
        Write(message[12..], new Rect(size));
        BinaryPrimitives.WriteUInt32BigEndian(message[20..], screen.Flags);
        Send(message);
    }

    private static void Write(Span<byte> target, Rect area)
    {
        BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)area.X);
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)area.Y);
        BinaryPrimitives.WriteUInt16BigEndian(target[4..], (ushort)area.Width);
        BinaryPrimitives.WriteUInt16BigEndian(target[6..], (ushort)area.Height);
    }
}
