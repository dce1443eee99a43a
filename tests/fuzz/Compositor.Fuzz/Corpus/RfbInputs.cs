using System.Text;
using Compositor.Remote.Tests.Made;
using Compositor.Remote.Tests.WebSockets;

namespace Compositor.Fuzz;

/// <summary>Inputs of the targets of VNC: sessions of real servers and made ones, and handshakes by hand.</summary>
internal static class RfbInputs
{
    private const int MostBytes = 12_000;
    private const int LongestMessage = 4000;
    private const int EncodingAt = 12;

    /// <param name="recordings">The folder Recordings of the VNC tests.</param>
    public static IEnumerable<(string Target, string Name, byte[] Bytes)> All(string recordings)
    {
        foreach (var recording in RfbRecording.All(recordings))
        {
            yield return ("rfb", $"{recording.Name}-start", Bytes(recording.Size, recording.Messages, int.MaxValue));
            yield return ("rfb", $"{recording.Name}-kinds", Bytes(recording.Size, recording.Messages.DistinctBy(KindOf), LongestMessage));
        }

        foreach (var name in Handshakes.Names)
        {
            yield return ("rfb-handshake", name, Handshakes.Of(name));
        }

        yield return ("websocket", "agrees", [.. WebPeer.Agreement(), .. WebPeer.Frames(Handshakes.Of("none"))]);
        yield return ("websocket", "long-frame", [.. WebPeer.Agreement("Sec-WebSocket-Protocol: binary\r\n"), 0x82, 126, 2, 0, .. new byte[512], 0x88, 2, 3, 0xe8]);
        yield return ("websocket", "unauthorised", Encoding.ASCII.GetBytes("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno"));
        yield return ("websocket", "in-use", Encoding.ASCII.GetBytes("HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n25\r\nActive VNC connection. Request denied.\r\n0\r\n\r\n"));
    }

    // A message's type; of an update what its first rectangle is.
    private static (byte, int) KindOf(byte[] message) => (message[0], message[0] == 0 && message.Length >= EncodingAt + 4 ? BitConverter.ToInt32(message, EncodingAt) : 0);

    // As many as there is room for, in their order.
    private static byte[] Bytes(byte[] size, IEnumerable<byte[]> messages, int longest)
    {
        List<byte> bytes = [.. size];
        foreach (var message in messages.Where(message => message.Length <= longest))
        {
            bytes.AddRange(bytes.Count + message.Length <= MostBytes ? message : []);
        }

        return [.. bytes];
    }
}
