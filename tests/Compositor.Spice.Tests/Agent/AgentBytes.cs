using System.Buffers.Binary;

namespace Compositor.Spice.Tests.Agent;

/// <summary>Writes and reads an agent's messages by hand, as vd_agent.h has them; shares nothing with what is tested.</summary>
internal static class AgentBytes
{
    public static byte[] Message(uint type, params byte[] body) => [.. Word(1), .. Word(type), .. new byte[8], .. Word((uint)body.Length), .. body];

    public static byte[] Capabilities(bool isRequest, uint capabilities) => Message(6, [.. Word(isRequest ? 1u : 0), .. Word(capabilities)]);

    public static byte[] Word(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>The whole messages at the beginning of a stream, which are taken off it.</summary>
    public static List<(uint Type, byte[] Body)> Take(List<byte> stream)
    {
        var messages = new List<(uint, byte[])>();
        while (stream.Count >= 20)
        {
            var header = stream.Take(20).ToArray();
            var size = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(16));
            if (stream.Count < 20 + size)
            {
                break;
            }

            messages.Add((BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4)), stream.Skip(20).Take(size).ToArray()));
            stream.RemoveRange(0, 20 + size);
        }

        return messages;
    }
}
