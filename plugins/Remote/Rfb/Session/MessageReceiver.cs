using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Remote;

/// <summary>What comes after the handshake: asks for updates and draws them, and hears what else the server says. On the session's thread.</summary>
internal sealed partial class MessageReceiver(RfbReader reader, RfbSender sender, RemoteScreen screen, ServerState state, VncOptions options, ILogger log) : IDisposable
{
    // Compression level 2 of 9: QEMU takes 9 where none is named, and the processor is what costs.
    private const int LightCompression = -254;

    private readonly DecoderSet _decoders = new();

    /// <summary>Runs until the connection ends, which it says by throwing.</summary>
    public void Run()
    {
        screen.Resize(state.Size);
        sender.SetPixelFormat();
        sender.SetEncodings(
        [
            .. _decoders.Offered(options.Encoding).Select(encoding => (int)encoding),
            (int)Encoding.LastRect, (int)Encoding.DesktopSize, (int)Encoding.DesktopName, LightCompression,
        ]);
        sender.RequestUpdate(incremental: false, new Rect(state.Size));
        while (true)
        {
            Receive();
        }
    }

    /// <summary>Lets go of what decoders keep.</summary>
    public void Dispose() => _decoders.Dispose();

    private void Receive()
    {
        var type = (ServerMessage)reader.ReadByte();
        switch (type)
        {
            case ServerMessage.FramebufferUpdate:
                Update();
                break;
            case ServerMessage.SetColourMapEntries:
                // Only for pixel formats with palettes, of which none is asked for.
                reader.Skip(3);
                reader.Skip(reader.ReadUInt16() * 6L);
                break;
            case ServerMessage.Bell:
                break;
            case ServerMessage.ServerCutText:
                reader.Skip(3);
                reader.Skip(reader.ReadUInt32());
                break;
            default:
                throw new RfbException($"the server sends a message of an unknown kind ({(byte)type})");
        }
    }

    private void Update()
    {
        reader.Skip(1);
        for (var left = reader.ReadUInt16(); left > 0; left--)
        {
            var area = new Rect(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16());
            var encoding = (Encoding)reader.ReadInt32();
            if (encoding == Encoding.LastRect)
            {
                break;
            }

            Rectangle(encoding, area);
        }

        screen.Commit();
        sender.RequestUpdate(incremental: true, new Rect(state.Size));
    }

    private void Rectangle(Encoding encoding, Rect area)
    {
        switch (encoding)
        {
            case Encoding.DesktopSize:
                state.Size = area.Size;
                screen.Resize(area.Size);
                break;
            case Encoding.DesktopName:
                LogName(log, RfbText.Read(reader));
                break;
            default:
                Draw(encoding, area);
                break;
        }
    }

    private void Draw(Encoding encoding, Rect area)
    {
        var decoder = _decoders.Of(encoding) ?? throw new RfbException($"the server draws in an encoding that was not offered ({(int)encoding})");
        var target = screen.Framebuffer!;
        target.Require(area);
        if (!area.IsEmpty)
        {
            using var drawing = target.Canvas.DrawLock.Enter();
            decoder.Decode(reader, area, target);
        }

        target.Touch(area);
    }

    [LoggerMessage(LogLevel.Information, "the desktop is called \"{Desktop}\" now")]
    private static partial void LogName(ILogger log, string desktop);
}
