using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>
/// The memory of a buffer, mapped for reading. Shared by the cache and by every import that reads it: each holds it once, the last one
/// to let go unmaps. While it is mapped the kernel keeps the file, so its identity cannot come to mean another one. Render thread.
/// </summary>
internal sealed class BufferMapping : IDisposable
{
    private readonly MappedMemory _memory;
    private readonly long _end;
    private readonly bool _cannotShrink;
    private readonly bool _isDmaBuf;
    private int _holders = 1;

    public BufferMapping(SafeFd fd, long offset, long length)
    {
        _memory = MappedMemory.Map(fd, offset, length);
        _end = offset + length;
        _isDmaBuf = DmaBuf.IsDmaBuf(fd);
        _cannotShrink = _isDmaBuf || Memfd.GetSeals(fd).HasFlag(FileSeals.Shrink);
        LiveCount.Count(LiveKind.Import, +1);
    }

    /// <summary>The first row's first byte.</summary>
    public nint Address => _memory.Address;

    public long Length => _memory.Length;

    public BufferMapping Hold()
    {
        _holders++;
        return this;
    }

    /// <summary>
    /// Asks the kernel whether the memory is still as long as it was mapped: reading beyond its end would kill the process. Cheap, so it is
    /// asked before every read; who shrinks a file during a read can still do harm, which is what sealed memory is for.
    /// </summary>
    /// <exception cref="BufferException">It was made shorter.</exception>
    public void Check(SafeFd fd)
    {
        if (_cannotShrink)
        {
            return;
        }

        var length = FileStat.Of(fd).Length;
        if (length < _end)
        {
            throw new BufferException($"a buffer's memory was cut to {length} bytes, {_end} were announced");
        }
    }

    /// <summary>False while a device still writes the memory: reading it now would wait.</summary>
    public bool IsReadable(SafeFd fd) => !_isDmaBuf || DmaBuf.IsReadable(fd);

    /// <summary>Makes what devices wrote visible to the CPU; pair it with <see cref="EndRead"/>. Waits for no device when the memory is readable.</summary>
    /// <param name="fd">A descriptor of this memory.</param>
    /// <exception cref="UnixException">The device is gone.</exception>
    public void BeginRead(SafeFd fd)
    {
        if (_isDmaBuf)
        {
            DmaBuf.BeginRead(fd);
        }
    }

    /// <summary>The CPU has read.</summary>
    /// <param name="fd">As for <see cref="BeginRead"/>.</param>
    /// <exception cref="UnixException">The device is gone.</exception>
    public void EndRead(SafeFd fd)
    {
        if (_isDmaBuf)
        {
            DmaBuf.EndRead(fd);
        }
    }

    public void Dispose()
    {
        if (--_holders == 0)
        {
            _memory.Dispose();
            LiveCount.Count(LiveKind.Import, -1);
        }
    }
}
