using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Remote;

/// <summary>Reads updates, a rectangle after the other: pixels, or what stands in their place. On the session's thread.</summary>
internal sealed partial class UpdateReader(
    RfbReader reader, DecoderSet decoders, RemoteScreens screens, ServerState state, UpdateRequests requests, GuestChannels channels, ILogger log)
{
    private Rect[] _places = [];
    private bool _isResized;

    /// <summary>Reads one, behind its type, and shows it.</summary>
    public void Read()
    {
        requests.Continue();
        reader.Skip(1);
        for (var left = reader.ReadUInt16(); left > 0; left--)
        {
            reader.ThrowIfEnded();
            var area = new Rect(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16());
            var encoding = (Encoding)reader.ReadInt32();
            if (encoding == Encoding.LastRect)
            {
                break;
            }

            ReadRectangle(encoding, area);
        }

        screens.Commit();
        if (_isResized)
        {
            _isResized = false;
            requests.Resized();
        }
    }

    private void ReadRectangle(Encoding encoding, Rect area)
    {
        switch (encoding)
        {
            case Encoding.DesktopSize:
                Arrange(area.Size, null);
                break;
            case Encoding.ExtendedDesktopSize:
                ReadLayout(area);
                break;
            case Encoding.DesktopName:
                LogName(log, RfbText.Read(reader));
                break;
            case Encoding.Cursor or Encoding.XCursor or Encoding.CursorWithAlpha:
                screens.SetCursor(CursorReader.Read(reader, encoding, area));
                break;
            case Encoding.QemuPointerMotion:
                state.IsRelative = area.X == 0;
                break;
            case Encoding.QemuExtendedKey:
                state.TakesScanCodes = true;
                break;
            case Encoding.QemuAudio:
                channels.Sound.Enable();
                break;
            case Encoding.ExtendedMouseButtons:
                state.TakesManyButtons = true;
                break;
            case Encoding.QemuLeds:
                // The lamps of the guest's keyboard: nothing here shows them.
                reader.Skip(1);
                break;
            default:
                Draw(encoding, area);
                break;
        }
    }

    // The corner says who wanted it, and whether it was refused; sizes that clients wanted come refused or not.
    private void ReadLayout(Rect area)
    {
        const int ThisClient = 1;
        var layout = ScreenLayout.Read(reader, area.Size);
        if (area.X == ThisClient && area.Y != 0)
        {
            LogRefused(log, area.Y);
            return;
        }

        state.Layout = layout;
        Arrange(area.Size, layout);
    }

    private void Arrange(Size size, ScreenLayout? layout)
    {
        Rect[] places = layout is null or { Screens.Count: <= 1 } ? [] : [.. layout.Screens.Select(screen => screen.Area)];
        if (size == state.Size && places.AsSpan().SequenceEqual(_places))
        {
            return;
        }

        screens.Arrange(size, places);
        _places = places;
        _isResized |= size != state.Size;
        state.Size = size;
    }

    private void Draw(Encoding encoding, Rect area)
    {
        var decoder = decoders.Of(encoding) ?? throw new RfbException($"the server draws in an encoding that was not offered ({(int)encoding})");
        var target = screens.Framebuffer!;
        target.Require(area);
        if (!area.IsEmpty)
        {
            using var drawing = target.Canvas.DrawLock.Enter();
            reader.Drawn = target.Canvas.DrawLock;
            try
            {
                decoder.Decode(reader, area, target);
            }
            finally
            {
                reader.Drawn = null;
            }
        }

        target.Touch(area);
    }

    [LoggerMessage(LogLevel.Information, "the desktop is called \"{Desktop}\" now")]
    private static partial void LogName(ILogger log, string desktop);

    [LoggerMessage(LogLevel.Information, "the server does not take another size (reason {Reason})")]
    private static partial void LogRefused(ILogger log, int reason);
}
