using System.Buffers.Binary;

namespace Compositor.Plugins.Remote;

/// <summary>Why a websocket was closed (RFC 6455, 7.4).</summary>
internal static class CloseReason
{
    private const int None = 1005;

    /// <summary>The sentence.</summary>
    /// <param name="payload">Of the close frame.</param>
    public static string Of(ReadOnlySpan<byte> payload)
    {
        var code = payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : None;
        var said = payload.Length > 2 ? System.Text.Encoding.UTF8.GetString(payload[2..]) : string.Empty;
        var text = string.Concat(said.Where(letter => !char.IsControl(letter)));
        return $"the web server has closed the websocket ({code}: {Meaning(code)}{(text.Length > 0 ? $": {text}" : "")})";
    }

    private static string Meaning(int code) => code switch
    {
        1000 => "it was done",
        1001 => "it goes away",
        1002 or 1003 or 1007 => "it did not understand this client",
        1008 => "it does not allow this",
        1009 => "a message was too long for it",
        1011 => "it has failed, or the VNC server behind it does not answer",
        1012 or 1013 => "it restarts, or has too much to do",
        None => "no reason",
        _ => "a reason of its own",
    };
}
