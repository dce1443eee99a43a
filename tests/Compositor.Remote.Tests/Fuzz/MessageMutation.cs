using System.Buffers.Binary;
using Compositor.Fuzz;
using Compositor.Plugins.Remote;

namespace Compositor.Remote.Tests.Fuzz;

/// <summary>Changes messages of VNC servers in the ways that hurt most.</summary>
internal static class MessageMutation
{
    private const int RectangleAt = 4;
    private const int RectangleLength = 12;
    private const int EncodingAt = RectangleAt + 8;
    private static readonly Encoding[] Encodings = Enum.GetValues<Encoding>();
    private static readonly ushort[] Sizes = [0, 1, 2, 15, 16, 64, 179, 180, 200, 1000, 4096, 0x7fff, 0x8000, 0xfffe, 0xffff];

    /// <summary>One message, changed.</summary>
    public static byte[] Change(byte[] message, Random random)
    {
        var changed = (byte[])message.Clone();
        var isUpdate = changed.Length >= RectangleAt + RectangleLength && changed[0] == (byte)ServerMessage.FramebufferUpdate;
        switch (random.Next(6))
        {
            case 0 when isUpdate:
                // Place or size of the first rectangle.
                BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(RectangleAt + (2 * random.Next(4))), Sizes[random.Next(Sizes.Length)]);
                return changed;
            case 1 when isUpdate:
                BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(EncodingAt), (int)Encodings[random.Next(Encodings.Length)]);
                return changed;
            case 2 when isUpdate:
                BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(2), Sizes[random.Next(Sizes.Length)]);
                return changed;
            case 3:
                // A number, whatever stands there; most have their upper byte first.
                var at = random.Next(changed.Length);
                Span<byte> number = stackalloc byte[4];
                BinaryPrimitives.WriteUInt32BigEndian(number, random.Next(2) == 0 ? Sizes[random.Next(Sizes.Length)] : uint.MaxValue >> random.Next(32));
                number[..Math.Min(4, changed.Length - at)].CopyTo(changed.AsSpan(at));
                return changed;
            default:
                return Mutation.Stream(changed, random, random.Next(1, 4));
        }
    }
}
