using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>The versions of RFB (RFC 6143, 7.1.1): "RFB 003.008\n". Everything newer than 3.8 is talked to as 3.8, and 3.5 as 3.3.</summary>
internal static class ProtocolVersion
{
    /// <summary>The server alone decides on security.</summary>
    public const int Oldest = 3;

    /// <summary>The client chooses; refusals without reasons.</summary>
    public const int Middle = 7;

    /// <summary>The client chooses; refusals with reasons.</summary>
    public const int Newest = 8;

    private const int Length = 12;

    /// <summary>Hears the server's version and says ours.</summary>
    /// <returns>One of the three.</returns>
    /// <exception cref="RfbException">It is no RFB server.</exception>
    public static int Agree(Transport transport, RfbReader reader)
    {
        var banner = reader.Take(Length);
        if (!banner.StartsWith("RFB "u8) || banner[7] != '.' || banner[11] != '\n'
            || !int.TryParse(banner[4..7], out var major) || !int.TryParse(banner[8..11], out var minor) || major < 3)
        {
            throw new RfbException("that is not a VNC server");
        }

        var agreed = major > 3 || minor >= Newest ? Newest : minor == Middle ? Middle : Oldest;
        transport.Send(System.Text.Encoding.ASCII.GetBytes($"RFB 003.00{agreed}\n"));
        return agreed;
    }
}
