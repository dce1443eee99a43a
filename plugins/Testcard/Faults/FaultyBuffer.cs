using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Testcard.Faults;

/// <summary>Buffers over one page of memory, whatever they announce. A plugin that means well asks the host for a canvas instead.</summary>
internal static partial class FaultyBuffer
{
    private const uint CloseOnExec = 1;
    private const long OnePage = 4096;

    /// <exception cref="BufferException">The announcement is refused at once.</exception>
    public static SurfaceBuffer Create(Size size, FourCc format, int stride)
    {
        var memory = new SafeFd(CreateMemory("faulty", CloseOnExec));
        if (memory.IsInvalid || Truncate(memory, OnePage) != 0)
        {
            memory.Dispose();
            throw new SourceException($"no memory for a faulty buffer: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        return new SurfaceBuffer(BufferKind.Memory, size, format, [new BufferPlane(memory, 0, stride)]);
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateMemory(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    private static partial int Truncate(SafeFd fd, long length);
}
