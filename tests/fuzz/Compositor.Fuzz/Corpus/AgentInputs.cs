namespace Compositor.Fuzz;

/// <summary>Inputs of the target "agent": what agents say, by hand, as vd_agent.h has it.</summary>
internal static class AgentInputs
{
    private const uint Reply = 3;
    private const uint Clipboard = 4;
    private const uint Capabilities = 6;
    private const uint Grab = 7;
    private const uint Request = 8;
    private const uint Release = 9;
    private const uint FileStatus = 11;
    private const uint Text = 1;
    private const uint Png = 2;

    // By demand, selection, sparse monitors, maximum, no release, grab serial.
    private const uint All = 1 << 5 | 1 << 6 | 1 << 7 | 1 << 10 | 1 << 16 | 1 << 17;

    public static byte[] Modern() =>
    [
        .. Message(Capabilities, 1, All), .. Message(Grab, 0, 0, Text, Png), .. Message(Request, 0, Text), .. Message(Clipboard, 0, Text, 0x6c6c6568),
        .. Message(Release, 0), .. Message(FileStatus, 1, 0), .. Message(FileStatus, 1, 3), .. Message(Reply, 2, 1),
    ];

    public static byte[] Old() => [.. Message(Capabilities, 1, 1 << 5), .. Message(Grab, Text), .. Message(Request, Png), .. Message(Clipboard, Text, 0x6c6c6568), .. Message(Release)];

    // Protocol, type, opaque, size, body.
    private static byte[] Message(uint type, params uint[] body) =>
        [.. new uint[] { 1, type, 0, 0, (uint)body.Length * sizeof(uint) }.Concat(body).SelectMany(BitConverter.GetBytes)];
}
