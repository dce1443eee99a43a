using System.Text;

namespace Compositor.Plugins.Spice;

/// <summary>Where a VM has gone to: MIGRATE_SWITCH_HOST of the main channel (spice-protocol; layout as in spice-common's spice.proto).</summary>
/// <param name="Host">Name or number of the other host.</param>
/// <param name="Port">Its port without TLS; null when there is none.</param>
/// <param name="SecurePort">Its port with TLS; null when there is none.</param>
/// <param name="Subject">The subject that its certificate has; null when the old server does not say.</param>
internal sealed record HostMove(string Host, int? Port, int? SecurePort, string? Subject)
{
    private const uint LongestHost = 255;
    private const uint LongestSubject = 4096;

    /// <summary>Reads the message.</summary>
    /// <exception cref="SpiceException">It names no host and port.</exception>
    public static HostMove Read(BodyReader reader)
    {
        var (port, securePort) = (reader.ReadUInt16(), reader.ReadUInt16());
        var host = ReadText(ref reader, LongestHost);
        var subject = ReadText(ref reader, LongestSubject);
        return Uri.CheckHostName(host) != UriHostNameType.Unknown && (port | securePort) != 0
            ? new HostMove(host, port == 0 ? null : port, securePort == 0 ? null : securePort, subject.Length == 0 ? null : subject)
            : throw new SpiceException("the VM has moved to a host that is none");
    }

    /// <summary>The address there, as safe as the one before: what had TLS keeps it, with the same authorities, and a proxy stays in between.</summary>
    /// <param name="before">The server that said so.</param>
    /// <exception cref="SpiceException">There is no way there that is as safe.</exception>
    public ServerAddress From(ServerAddress before)
    {
        if (before.Path is not null)
        {
            throw new SpiceException($"the VM has moved to {Host}; a machine of a unix socket is not followed to another host");
        }

        // Without a port in the clear all channels take TLS; a server cannot talk its clients out of it.
        var port = before.Port is null ? null : Port;
        if ((port ?? SecurePort) is null || (before.SecureChannels.Count > 0 && SecurePort is null))
        {
            throw new SpiceException($"the VM has moved to {Host}, which has no TLS");
        }

        return before with { Host = Host, Port = port, SecurePort = SecurePort, Trust = before.Trust with { Subject = Subject ?? before.Trust.Subject } };
    }

    // A count and an offset from the start of the body; the text may have its zero counted.
    private static string ReadText(ref BodyReader reader, uint longest)
    {
        var (length, offset) = (reader.ReadUInt32(), reader.ReadUInt32());
        if (length == 0 || offset == 0)
        {
            return string.Empty;
        }

        if (length > longest)
        {
            throw new SpiceException($"the VM has moved to a host whose name has {length} bytes");
        }

        return Encoding.UTF8.GetString(reader.At(offset).ReadBytes(length)).TrimEnd('\0');
    }
}
