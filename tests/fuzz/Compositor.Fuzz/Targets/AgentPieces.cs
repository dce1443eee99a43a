namespace Compositor.Fuzz;

/// <summary>What an agent says, as the main channel carries it: the agent comes, then its bytes in pieces.</summary>
internal static class AgentPieces
{
    private const ushort ConnectedTokens = 115;
    private const ushort AgentData = 109;
    private const int LongestPiece = 2048;

    public static byte[] Wrap(byte[] bytes) =>
        [.. WireMessage.Bytes(ConnectedTokens, BitConverter.GetBytes(10)), .. bytes.Chunk(LongestPiece).SelectMany(piece => WireMessage.Bytes(AgentData, piece))];
}
