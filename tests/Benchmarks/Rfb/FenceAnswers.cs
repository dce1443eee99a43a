using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Compositor.Benchmarks;

/// <summary>
/// Answers the fences by which TigerVNC counts what is under way, without understanding what is between them: a server that is not answered stops
/// sending. Each asks with one byte for an answer when all before it was done; pixels do not look like that.
/// </summary>
internal sealed class FenceAnswers(Socket socket)
{
    private readonly List<byte> _held = [];

    private static ReadOnlySpan<byte> Question => [248, 0, 0, 0, 0x80, 0, 0, 1, 1, 1];

    private static ReadOnlySpan<byte> Answer => [248, 0, 0, 0, 0, 0, 0, 1, 1, 1];

    /// <summary>Looks at what has come.</summary>
    public void Look(ReadOnlySpan<byte> bytes)
    {
        _held.AddRange(bytes);
        var held = CollectionsMarshal.AsSpan(_held);
        for (var questions = held.Count(Question); questions > 0; questions--)
        {
            socket.Send(Answer);
        }

        // What may be the beginning of one waits for the rest.
        _held.RemoveRange(0, Math.Max(0, _held.Count - Question.Length + 1));
    }
}
