using System.Buffers.Binary;
using System.Globalization;

namespace Compositor.VirglDriver;

/// <summary>Sends commands to the GPU and checks every answer. One thread.</summary>
internal sealed class GpuChannel(GuestMemory memory, Virtqueue queue, InnerQemu qemu)
{
    private const uint Fence = 1;

    private ulong _fences;

    /// <summary>Writes the fields of a command after its header.</summary>
    public delegate void Fields(ref LittleEndianWriter writer);

    /// <summary>Executes a command and waits for its completion.</summary>
    /// <param name="command">Which.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="context">The rendering context; 0 for none.</param>
    /// <param name="fenced">True to wait until the host's GPU has done it.</param>
    /// <param name="payload">What follows the fields in a descriptor of its own.</param>
    /// <exception cref="DriverException">It is refused or does not complete.</exception>
    public void Execute(GpuCommand command, Fields fields, uint context = 0, bool fenced = false, ReadOnlySpan<byte> payload = default)
    {
        var header = new LittleEndianWriter(memory[QueueLayout.Header, QueueLayout.HeaderLength]);
        // struct virtio_gpu_ctrl_hdr: type, flags, fence_id, ctx_id, ring_idx and padding.
        header.Write((uint)command, fenced ? Fence : 0);
        header.Write(fenced ? ++_fences : 0ul);
        header.Write(context, 0);
        fields(ref header);
        payload.CopyTo(memory[QueueLayout.Payload, QueueLayout.PayloadLength]);
        try
        {
            queue.Execute(header.Length, payload.Length);
        }
        catch (DriverException e)
        {
            throw new DriverException($"{command}: {e.Message}", e);
        }

        var answer = (GpuResponse)BinaryPrimitives.ReadUInt32LittleEndian(memory[QueueLayout.Response, sizeof(uint)]);
        if (answer is not (GpuResponse.OkNoData or GpuResponse.OkDisplayInfo))
        {
            var code = ((uint)answer).ToString("x4", CultureInfo.InvariantCulture);
            throw new DriverException($"{command} is answered with 0x{code} ({answer}); {qemu.Log.Tail}");
        }
    }
}
