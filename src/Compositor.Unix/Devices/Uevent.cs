using System.Text;

namespace Compositor.Unix;

/// <summary>
/// What the kernel says when a device comes, goes or changes: "ACTION@DEVPATH" and then "NAME=VALUE", each ended by a zero byte
/// (lib/kobject_uevent.c). Immutable.
/// </summary>
/// <param name="Action">"add", "remove", "change", ...</param>
/// <param name="DevicePath">Below /sys.</param>
/// <param name="Properties">All that was said, by name; where one was said twice, the first.</param>
public sealed record Uevent(string Action, string DevicePath, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>The most that the kernel writes: 2 KiB of properties (UEVENT_BUFFER_SIZE) behind a path of at most 4 KiB.</summary>
    public const int MaximumLength = 8192;

    private const int MostProperties = 256;

    /// <summary>"drm", "input", ...; empty when it is not said.</summary>
    public string Subsystem => Properties.GetValueOrDefault("SUBSYSTEM", string.Empty);

    /// <summary>Name of the device file below /dev: "dri/card0"; empty when there is none.</summary>
    public string DeviceName => Properties.GetValueOrDefault("DEVNAME", string.Empty);

    /// <summary>Reads one message.</summary>
    /// <param name="message">Its bytes, from anybody.</param>
    /// <returns>Null when it is not the kernel's kind of message; udev's own, which begin with "libudev", are not.</returns>
    public static Uevent? Parse(ReadOnlySpan<byte> message)
    {
        if (message.Length > MaximumLength || !TakeText(ref message, out var head))
        {
            return null;
        }

        var at = head.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at == head.Length - 1)
        {
            return null;
        }

        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < MostProperties && TakeText(ref message, out var text); i++)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                properties.TryAdd(text[..equals], text[(equals + 1)..]);
            }
        }

        return new Uevent(head[..at], head[(at + 1)..], properties);
    }

    /// <summary>Takes what comes before the next zero byte; what has no end is cut off and not believed.</summary>
    private static bool TakeText(ref ReadOnlySpan<byte> message, out string text)
    {
        var end = message.IndexOf((byte)0);
        if (end < 0)
        {
            text = string.Empty;
            return false;
        }

        text = Encoding.UTF8.GetString(message[..end]);
        message = message[(end + 1)..];
        return true;
    }
}
