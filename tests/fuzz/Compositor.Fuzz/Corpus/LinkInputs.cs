using System.Security.Cryptography;
using System.Text;

namespace Compositor.Fuzz;

/// <summary>Inputs of the target "link": what servers answer, SPICE's and others.</summary>
internal static class LinkInputs
{
    private const uint Magic = 0x51444552;
    private const uint CapabilitiesOffset = 178;
    private const uint Common = 0b1011;

    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        using var key = RSA.Create(1024);
        var accepted = Answer([.. Words(0), .. key.ExportSubjectPublicKeyInfo(), .. Words(1, 1, CapabilitiesOffset, Common, uint.MaxValue)]);
        yield return ("accepted", [.. accepted, .. Words(0)]);
        yield return ("wrong-ticket", [.. accepted, .. Words(7)]);
        yield return ("needs-tls", Answer([.. Words(5), .. new byte[162], .. Words(0, 0, CapabilitiesOffset)]));
        yield return ("vnc", Encoding.ASCII.GetBytes("RFB 003.008\n"));
        yield return ("http", Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
    }

    private static byte[] Answer(byte[] body) => [.. Words(Magic, 2, 2, (uint)body.Length), .. body];

    private static byte[] Words(params uint[] words) => [.. words.SelectMany(BitConverter.GetBytes)];
}
