using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>What a QEMU's guest plays (rfbproto, "QEMU Audio Server Message"). The newest sound is heard at once, as the newest picture is shown at once. On the session's thread.</summary>
/// <param name="sound">Where it is heard; null for a shell without sound, and everything passed over.</param>
/// <param name="sender">The way to the server.</param>
internal sealed class GuestSound(ISound? sound, RfbSender sender) : IDisposable
{
    private const int PartBytes = 4096;
    private const byte Signed16 = 3;

    // What the shell plays; QEMU turns what the guest plays into it.
    private static readonly SoundFormat Format = new(48000, 2);

    private readonly byte[] _part = new byte[PartBytes];
    private IPlaybackStream? _stream;
    private bool _isEnabled;

    private enum Operation : ushort
    {
        End = 0,
        Begin = 1,
        Data = 2,
    }

    private enum Wish : ushort
    {
        Enable = 0,
        SetFormat = 2,
    }

    /// <summary>Whether there is anybody to hear it.</summary>
    public bool IsWanted => sound is not null;

    /// <summary>The server can: it is asked to.</summary>
    public void Enable()
    {
        if (IsWanted && !_isEnabled)
        {
            _isEnabled = true;
            sender.Send([(byte)ClientMessage.Qemu, (byte)QemuMessage.Audio, 0, (byte)Wish.SetFormat, Signed16, (byte)Format.Channels, .. BigEndian(Format.Rate)]);
            sender.Send([(byte)ClientMessage.Qemu, (byte)QemuMessage.Audio, 0, (byte)Wish.Enable]);
        }
    }

    /// <summary>Reads a message behind its kind.</summary>
    /// <exception cref="RfbException">It is of no known kind, or the shell has no stream for it.</exception>
    public void Read(RfbReader reader)
    {
        var operation = (Operation)reader.ReadUInt16();
        switch (operation)
        {
            case Operation.Begin:
                Begin();
                break;
            case Operation.End:
                Dispose();
                break;
            case Operation.Data:
                Play(reader, reader.ReadUInt32());
                break;
            default:
                throw new RfbException($"the server says something unknown of its sound ({(ushort)operation})");
        }
    }

    /// <summary>Nothing more is played.</summary>
    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
    }

    private void Begin()
    {
        try
        {
            _stream ??= sound?.OpenPlayback(Format);
        }
        catch (SourceException e)
        {
            throw new RfbException(e.Message, e);
        }
    }

    // Part by part: a message may have 4 GiB, of which nothing needs to be held. Samples of the server's byte order, which is ours: QEMU's are little endian.
    private void Play(RfbReader reader, uint length)
    {
        for (long left = length; left > 0;)
        {
            var part = _part.AsSpan(0, (int)Math.Min(left, PartBytes));
            reader.ReadInto(part);
            left -= part.Length;
            _stream?.Write(MemoryMarshal.Cast<byte, short>(part[..(part.Length / (2 * sizeof(short)) * 2 * sizeof(short))]));
        }
    }

    private static byte[] BigEndian(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
