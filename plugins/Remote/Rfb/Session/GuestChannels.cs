using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>What goes between a guest and the wall besides pictures and input. Made and ended by the session; its readers are on the session's thread.</summary>
internal sealed class GuestChannels : IDisposable
{
    private readonly MessageQueue _messages;
    private readonly RfbClipboard? _clipboard;

    /// <param name="host">The wall.</param>
    /// <param name="sender">The way to the server.</param>
    /// <param name="options">What the source's settings say.</param>
    public GuestChannels(ISurfaceHost host, RfbSender sender, VncOptions options)
    {
        _messages = new MessageQueue(sender);
        Sound = new GuestSound(host.Sound, sender);
        if (!options.IsViewOnly)
        {
            _clipboard = new RfbClipboard(_messages, host.Time);
            _clipboard.Wall = host.ShareClipboard(_clipboard);
        }

        // A text is held, packed and turned: it is to be the smaller part of what the server can make the source hold.
        Clipboard = new ClipboardReader(_clipboard, (int)Math.Min(IClipboard.MostBytes, options.Memory / 8));
    }

    /// <summary>What the server is told that this client understands.</summary>
    public IEnumerable<Encoding> Extensions =>
        [.. _clipboard is null ? [] : (Encoding[])[Encoding.ExtendedClipboard], .. Sound.IsWanted ? (Encoding[])[Encoding.QemuAudio] : []];

    /// <summary>Hears of the server's clipboard.</summary>
    public ClipboardReader Clipboard { get; }

    /// <summary>Hears the server's guest.</summary>
    public GuestSound Sound { get; }

    /// <summary>The server draws: it has heard what this client understands, and has answered.</summary>
    public void Settle() => _clipboard?.Settle();

    /// <summary>The connection ends.</summary>
    public void Dispose()
    {
        _clipboard?.End();
        _messages.Close();
    }
}
