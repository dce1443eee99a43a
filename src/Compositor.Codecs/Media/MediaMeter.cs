using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>
/// Counts what passes a pad, on threads of GStreamer's, without a byte allocated. Native memory, as probes outlive objects: to be disposed after
/// the pipeline.
/// </summary>
internal sealed unsafe class MediaMeter : IDisposable
{
    private readonly long* _counts = (long*)NativeMemory.AllocZeroed(2, sizeof(long));

    /// <summary>Bytes so far.</summary>
    public long Bytes => Volatile.Read(ref _counts[0]);

    /// <summary>Buffers so far.</summary>
    public long Buffers => Volatile.Read(ref _counts[1]);

    /// <summary>Counts at a pad from now on.</summary>
    /// <param name="pad">The pad; let go of.</param>
    public void Watch(nint pad)
    {
        if (pad != 0)
        {
            GstMedia.AddProbe(pad, GstMedia.ProbeBuffer | GstMedia.ProbeBufferList, &Count, (nint)_counts, 0);
            GStreamer.Unref(pad);
        }
    }

    /// <summary>
    /// Tells those who make buffers for a pad that rows may have gaps (GstVideoMeta), which an appsink does not: else they would copy.
    /// </summary>
    /// <param name="pad">The pad; let go of.</param>
    public static void OfferGaps(nint pad)
    {
        if (pad != 0)
        {
            GstMedia.AddProbe(pad, GstMedia.ProbeQueryDownstream | GstMedia.ProbePush, &Answer, 0, 0);
            GStreamer.Unref(pad);
        }
    }

    public void Dispose() => NativeMemory.Free(_counts);

    [UnmanagedCallersOnly]
    private static int Count(nint pad, GstProbe* probe, nint data)
    {
        var counts = (long*)data;
        var isList = (probe->Kind & GstMedia.ProbeBufferList) != 0;
        Interlocked.Add(ref counts[0], (long)(isList ? GstMedia.SizeOfList(probe->Item) : GstMedia.SizeOf(probe->Item)));
        Interlocked.Increment(ref counts[1]);
        return GstMedia.ProbeOk;
    }

    [UnmanagedCallersOnly]
    private static int Answer(nint pad, GstProbe* probe, nint data)
    {
        // The kind of a query is the first thing behind its GstMiniObject.
        const int KindOffset = 64;
        if (Unsafe.ReadUnaligned<int>((void*)(probe->Item + KindOffset)) != GstMedia.QueryAllocation)
        {
            return GstMedia.ProbeOk;
        }

        GstMedia.AddAllocationMeta(probe->Item, GstMedia.VideoMetaType(), 0);
        return GstMedia.ProbeHandled;
    }
}
