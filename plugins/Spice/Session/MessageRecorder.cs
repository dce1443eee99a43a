using System.Buffers.Binary;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Writes a channel's messages to a file, so that a failure can be looked at again: u64 microseconds since the start, u16 type, u32 length,
/// body, little endian. It has what was on the screen. One thread.
/// </summary>
internal sealed class MessageRecorder : IMessageTap
{
    /// <summary>The longest file; what would be more is not written.</summary>
    public const long MostBytes = 1L << 30;

    private const int HeaderLength = 14;

    private readonly FileStream _file;
    private readonly TimeProvider _time;
    private readonly long _start;
    private long _left;

    private MessageRecorder(FileStream file, TimeProvider time, long most)
    {
        (_file, _time, _start, _left) = (file, time, time.GetTimestamp(), most);
    }

    /// <summary>Begins a file; one of that name is overwritten.</summary>
    /// <param name="folder">Made when it is not there.</param>
    /// <param name="channel">Which channel; names the file.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static MessageRecorder Create(string folder, ChannelId channel, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{channel.Kind.ToString().ToLowerInvariant()}-{channel.Id}.spicerec");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        return new MessageRecorder(new FileStream(path, options), time, MostBytes);
    }

    /// <inheritdoc/>
    public void Received(ushort type, ReadOnlySpan<byte> body)
    {
        _left -= HeaderLength + body.Length;
        if (_left < 0)
        {
            return;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)_time.GetElapsedTime(_start).TotalMicroseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], type);
        BinaryPrimitives.WriteUInt32LittleEndian(header[10..], (uint)body.Length);
        try
        {
            _file.Write(header);
            _file.Write(body);
        }
        catch (IOException)
        {
            // The disk is full, say: what is there stays, and the VM is shown as before.
            _left = 0;
        }
    }

    public void Dispose() => _file.Dispose();
}
