using System.Buffers.Binary;
using System.Text;

namespace Compositor.Plugins.Virgil;

/// <summary>Writes one little-endian message at a time into a buffer that it keeps (D-Bus specification, "Marshaling"). One thread at a time.</summary>
internal sealed class DBusWriter
{
    private byte[] _buffer = new byte[512];
    private int _length;
    private int _bodyStart;

    /// <summary>The message written so far, from its first byte.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Starts a message: all that is before its body.</summary>
    public void Begin(in MessageHead head)
    {
        _length = 0;
        WriteByte((byte)'l');
        WriteByte((byte)head.Type);
        WriteByte((byte)head.Flags);
        WriteByte(1);
        WriteUInt32(0);
        WriteUInt32(head.Serial);
        var fields = BeginArray(8);
        WriteField(HeaderField.Path, "o", head.Path);
        WriteField(HeaderField.Interface, "s", head.Interface);
        WriteField(HeaderField.Member, "s", head.Member);
        WriteField(HeaderField.ErrorName, "s", head.ErrorName);
        WriteField(HeaderField.ReplySerial, head.ReplySerial);
        WriteField(HeaderField.Destination, "s", head.Destination);
        WriteField(HeaderField.Signature, "g", head.Signature);
        WriteField(HeaderField.UnixFds, head.UnixFds);
        EndArray(fields);
        Align(8);
        _bodyStart = _length;
    }

    /// <summary>Ends the message: its body's length is known now.</summary>
    public ReadOnlySpan<byte> End()
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(4), (uint)(_length - _bodyStart));
        return Written;
    }

    public void WriteByte(byte value) => Grow(1, 1)[0] = value;

    public void WriteBoolean(bool value) => WriteUInt32(value ? 1u : 0u);

    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Grow(2, 2), value);

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Grow(4, 4), value);

    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Grow(4, 4), value);

    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Grow(8, 8), value);

    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Grow(8, 8), value);

    /// <summary>Writes a string or an object path.</summary>
    public void WriteString(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        WriteUInt32((uint)length);
        var space = Grow(1, length + 1);
        Encoding.UTF8.GetBytes(value, space);
        space[length] = 0;
    }

    public void WriteSignature(string value)
    {
        WriteByte((byte)value.Length);
        var space = Grow(1, value.Length + 1);
        Encoding.ASCII.GetBytes(value, space);
        space[value.Length] = 0;
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteUInt32((uint)value.Length);
        value.CopyTo(Grow(1, value.Length));
    }

    /// <summary>Starts an array; write its elements, then call <see cref="EndArray"/> with the result.</summary>
    /// <param name="alignment">Of its elements.</param>
    public (int Length, int Start) BeginArray(int alignment)
    {
        WriteUInt32(0);
        var at = _length - 4;
        Align(alignment);
        return (at, _length);
    }

    public void EndArray((int Length, int Start) array) =>
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(array.Length), (uint)(_length - array.Start));

    public void BeginStructure() => Align(8);

    private void WriteField(HeaderField field, string signature, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        BeginStructure();
        WriteByte((byte)field);
        WriteSignature(signature);
        if (signature == "g")
        {
            WriteSignature(value);
        }
        else
        {
            WriteString(value);
        }
    }

    private void WriteField(HeaderField field, uint value)
    {
        if (value == 0)
        {
            return;
        }

        BeginStructure();
        WriteByte((byte)field);
        WriteSignature("u");
        WriteUInt32(value);
    }

    private void Align(int alignment) => Grow(alignment, 0);

    private Span<byte> Grow(int alignment, int count)
    {
        var start = (_length + alignment - 1) / alignment * alignment;
        if (start + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(start + count, _buffer.Length * 2));
        }

        _buffer.AsSpan(_length, start - _length).Clear();
        _length = start + count;
        return _buffer.AsSpan(start, count);
    }
}
