using System.IO.MemoryMappedFiles;

namespace Compositor.VirglDriver;

/// <summary>The guest's memory, which QEMU shares: a guest-physical address is an offset in it. One thread.</summary>
internal sealed unsafe class GuestMemory : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    private GuestMemory(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        _file = MemoryMappedFile.CreateFromFile(stream, null, QemuArguments.Memory, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, QemuArguments.Memory);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>Maps the memory of a QEMU.</summary>
    /// <param name="process">Its number.</param>
    /// <exception cref="DriverException">It has none to share.</exception>
    public static GuestMemory Map(int process)
    {
        var name = $"/memfd:{QemuArguments.MemoryBackend}";
        foreach (var link in new DirectoryInfo($"/proc/{process}/fd").EnumerateFiles())
        {
            if (link.LinkTarget?.StartsWith(name, StringComparison.Ordinal) == true)
            {
                return new GuestMemory(link.FullName);
            }
        }

        throw new DriverException($"QEMU has no descriptor {name}");
    }

    /// <summary>Bytes of the guest.</summary>
    /// <exception cref="DriverException">They lie outside its memory.</exception>
    public Span<byte> this[ulong address, int length] => address + (ulong)length <= QemuArguments.Memory
        ? new Span<byte>(_start + address, length)
        : throw new DriverException($"{length} bytes at 0x{address:x} lie outside the guest's memory");

    /// <summary>A 16-bit number that the device changes meanwhile.</summary>
    public ushort ReadShared(ulong address) => Volatile.Read(ref *(ushort*)(_start + address));

    /// <summary>Publishes a 16-bit number to the device, after all that was written before it.</summary>
    public void Publish(ulong address, ushort value)
    {
        Volatile.Write(ref *(ushort*)(_start + address), value);
        Interlocked.MemoryBarrier();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
