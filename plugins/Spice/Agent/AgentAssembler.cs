using System.Buffers.Binary;
using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Makes an agent's messages of the pieces that they come in, however they are cut. Memory grows with what has come, never with what is
/// announced; a message longer than the limit is passed over. One thread.
/// </summary>
/// <param name="messages">Gets each.</param>
/// <param name="budget">Counts what is held.</param>
internal sealed class AgentAssembler(IAgentMessages messages, MemoryBudget budget) : IDisposable
{
    /// <summary>protocol, type, opaque (8 bytes), size.</summary>
    public const int HeaderLength = 20;

    /// <summary>The longest body that is taken: the clipboard's limit and its own header.</summary>
    public const int LongestBody = IClipboard.MostBytes + 64;

    /// <summary>The only one there has ever been.</summary>
    public const uint Protocol = 1;

    private const int SmallBody = 4096;

    private readonly byte[] _header = new byte[HeaderLength];
    private byte[] _body = [];
    private int _headerLength;
    private AgentMessage _type;
    private uint _size;
    private uint _taken;

    /// <summary>Takes the next bytes of the stream.</summary>
    /// <exception cref="SpiceException">They are none of an agent; the stream cannot be followed any more.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty || IsComplete)
        {
            if (_headerLength < HeaderLength)
            {
                bytes = AddHeader(bytes);
            }
            else if (!IsComplete)
            {
                bytes = AddBody(bytes);
            }

            if (IsComplete)
            {
                Deliver();
            }
        }
    }

    /// <summary>Forgets what has begun: another agent speaks.</summary>
    public void Reset()
    {
        (_headerLength, _taken) = (0, 0);
        Release();
    }

    public void Dispose() => Release();

    private bool IsComplete => _headerLength == HeaderLength && _taken == _size;

    private bool IsTooLong => _size > LongestBody;

    private ReadOnlySpan<byte> AddHeader(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, HeaderLength - _headerLength);
        bytes[..count].CopyTo(_header.AsSpan(_headerLength));
        _headerLength += count;
        if (_headerLength == HeaderLength)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(_header) != Protocol)
            {
                throw new SpiceException("the agent speaks no protocol that is known");
            }

            _type = (AgentMessage)BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(4));
            _size = BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(16));
            _taken = 0;
        }

        return bytes[count..];
    }

    private ReadOnlySpan<byte> AddBody(ReadOnlySpan<byte> bytes)
    {
        var count = (int)Math.Min((uint)bytes.Length, _size - _taken);
        if (!IsTooLong)
        {
            Grow((int)_taken + count);
            bytes[..count].CopyTo(_body.AsSpan((int)_taken));
        }

        _taken += (uint)count;
        return bytes[count..];
    }

    private void Deliver()
    {
        (_headerLength, var length) = (0, (int)_taken);
        if (!IsTooLong)
        {
            messages.Take(_type, _body.AsSpan(0, length));
        }

        if (_body.Length > SmallBody)
        {
            Release();
        }
    }

    private void Grow(int length)
    {
        if (length > _body.Length)
        {
            var wanted = Math.Min(LongestBody, Math.Max(length, Math.Max(SmallBody, _body.Length * 2)));
            budget.Take(wanted - _body.Length);
            Array.Resize(ref _body, wanted);
        }
    }

    private void Release()
    {
        budget.Give(_body.Length);
        _body = [];
    }
}
