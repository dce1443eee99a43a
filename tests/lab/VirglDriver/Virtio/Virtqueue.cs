using System.Buffers.Binary;
using System.Diagnostics;

namespace Compositor.VirglDriver;

/// <summary>
/// The control queue, one command at a time (Virtual I/O Device specification 1.2, 2.7 "Split Virtqueues"). The device's interrupts are
/// not used: completion is read from the ring. One thread.
/// </summary>
internal sealed class Virtqueue(QtestConnection qtest, GuestMemory memory, InnerQemu qemu, ulong notify)
{
    private const ushort Next = 1;
    private const ushort Write = 2;

    // The first command makes QEMU start virglrenderer, the first of some others make that compile shaders: seconds on a busy machine.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private ushort _available;
    private ushort _used;

    /// <summary>Hands over the command that lies in the header and payload areas, and waits for its completion.</summary>
    /// <param name="header">Bytes of the header.</param>
    /// <param name="payload">Bytes of the payload; 0 for none.</param>
    /// <exception cref="DriverException">It does not complete.</exception>
    public void Execute(int header, int payload)
    {
        memory[QueueLayout.Response, 24].Clear();
        WriteDescriptor(0, QueueLayout.Header, header, Next, 1);
        if (payload > 0)
        {
            WriteDescriptor(1, QueueLayout.Payload, payload, Next, 2);
            WriteDescriptor(2, QueueLayout.Response, QueueLayout.ResponseLength, Write, 0);
        }
        else
        {
            WriteDescriptor(1, QueueLayout.Response, QueueLayout.ResponseLength, Write, 0);
        }

        // struct virtq_avail: flags, idx, ring; the chain always begins at descriptor 0.
        BinaryPrimitives.WriteUInt16LittleEndian(memory[QueueLayout.Available + 4 + (2ul * (ushort)(_available % QueueLayout.Size)), 2], 0);
        _available++;
        memory.Publish(QueueLayout.Available + 2, _available);
        qtest.WriteWord(notify, 0);
        WaitForCompletion();
    }

    private void WaitForCompletion()
    {
        var began = Stopwatch.GetTimestamp();
        var wait = default(SpinWait);
        while (memory.ReadShared(QueueLayout.Used + 2) == _used)
        {
            // Yields at first, then a millisecond at a time: on few processors QEMU needs them more.
            wait.SpinOnce(sleep1Threshold: 30);
            if (qemu.HasEnded || Stopwatch.GetElapsedTime(began) > Limit)
            {
                throw new DriverException($"{(qemu.HasEnded ? "QEMU has ended" : $"the command is not completed in {Limit.TotalSeconds} s")}; {qemu.Log.Tail}");
            }
        }

        _used++;
    }

    // struct virtq_desc: u64 addr, u32 len, u16 flags, u16 next.
    private void WriteDescriptor(int index, ulong address, int length, ushort flags, ushort next)
    {
        var entry = memory[QueueLayout.Descriptors + (16ul * (ulong)index), 16];
        BinaryPrimitives.WriteUInt64LittleEndian(entry, address);
        BinaryPrimitives.WriteInt32LittleEndian(entry[8..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[12..], flags);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[14..], next);
    }
}
