namespace Compositor.Remote.Tests.Made;

/// <summary>A server's side of handshakes that come to their ends, made by hand: to be cut and changed.</summary>
internal static class Handshakes
{
    private static readonly byte[] Screen = [0, 64, 0, 48, .. new byte[16], 0, 0, 0, 4, .. "made"u8];

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["none", "oldest", "seven", "vnc", "wrong", "vencrypt", "plain", "tight", "tight-unix", "ra2"];

    /// <summary>All bytes of one, which do not depend on what the client says.</summary>
    public static byte[] Of(string name) => name switch
    {
        "none" => [.. "RFB 003.008\n"u8, 1, 1, 0, 0, 0, 0, .. Screen],
        "oldest" => [.. "RFB 003.003\n"u8, 0, 0, 0, 1, .. Screen],
        "seven" => [.. "RFB 003.007\n"u8, 2, 1, 2, .. Screen],
        "vnc" => [.. "RFB 003.008\n"u8, 1, 2, .. new byte[16], 0, 0, 0, 0, .. Screen],
        "wrong" => [.. "RFB 003.008\n"u8, 1, 2, .. new byte[16], 0, 0, 0, 1, 0, 0, 0, 5, .. "wrong"u8],

        // Up to where TLS would begin.
        "vencrypt" => [.. "RFB 003.008\n"u8, 1, 19, 0, 2, 0, 2, 0, 0, 1, 2, 0, 0, 1, 4, 1],
        "plain" => [.. "RFB 003.008\n"u8, 1, 19, 0, 2, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, .. Screen],
        "tight" => [.. Tight(2), .. new byte[16], 0, 0, 0, 0, .. Capabilities()],
        "tight-unix" => [.. Tight(129), 0, 0, 0, 0, .. Capabilities()],

        // Bits of the key, an odd number for it, and the exponent 65537; then a random number.
        "ra2" => [.. "RFB 003.008\n"u8, 2, 5, 129, 0, 0, 4, 0, .. Enumerable.Repeat((byte)0xa5, 128), .. new byte[125], 1, 0, 1, 0, 128, .. new byte[128]],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static byte[] Tight(byte login) =>
        [.. "RFB 003.008\n"u8, 1, 16, 0, 0, 0, 1, 0, 0, 0, 0, .. "TGHTNOTUNNEL"u8, 0, 0, 0, 1, 0, 0, 0, login, .. "TGHTwhatever"u8];

    private static byte[] Capabilities() => [.. Screen, 0, 1, 0, 0, 0, 1, 0, 0, .. new byte[32]];
}
