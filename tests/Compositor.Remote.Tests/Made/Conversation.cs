using System.Buffers.Binary;
using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Remote.Tests.Replay;

namespace Compositor.Remote.Tests.Made;

/// <summary>What a server says, made by hand for what no server here has.</summary>
internal sealed class Conversation
{
    private readonly MemoryStream _bytes = new();

    /// <param name="size">Of its screen.</param>
    public Conversation(Size size)
    {
        Add("RFB 003.008\n"u8).Add([1, 1]).Add32(0);
        Add16(size.Width).Add16(size.Height).Add(new byte[16]).Add32(4).Add("made"u8);
    }

    /// <summary>All of it, up to now.</summary>
    public byte[] Bytes => _bytes.ToArray();

    public Conversation Add(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public Conversation Add16(int number)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
        return Add(bytes);
    }

    public Conversation Add32(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return Add(bytes);
    }

    /// <summary>An update of one rectangle.</summary>
    public Conversation AddRectangle(Rect area, Plugins.Remote.Encoding encoding, ReadOnlySpan<byte> body) =>
        Add([0, 0]).Add16(1).Add16(area.X).Add16(area.Y).Add16(area.Width).Add16(area.Height).Add32((int)encoding).Add(body);

    /// <summary>Plays it to a session.</summary>
    /// <returns>Why the session ended, and what it showed.</returns>
    public async Task<(string Reason, PixelGrid? Picture)> PlayAsync(Plugins.Remote.VncOptions? options = null)
    {
        using var host = new RecordingHost();
        var (reason, _) = await Recorded.PlayAsync(Bytes, host, options ?? Recorded.Options());
        return (reason.Message, host[0].Snapshot() is { } seen
            ? new PixelGrid(seen.Size.Width, seen.Size.Height, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(seen.Pixels).ToArray())
            : null);
    }
}
