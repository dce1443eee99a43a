using System.Buffers.Binary;
using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Which sizes the wall wants the VM's heads to have. The protocol knows one message for all heads, so that wishes are gathered for a
/// moment, and heads without one keep what they have. Any thread.
/// </summary>
internal sealed class MonitorsWish : IDisposable
{
    /// <summary>How long wishes are gathered: a window that is dragged does not resize a guest at each step.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private const uint UsePositions = 1;
    private const int EntryLength = 20;
    private const int Depth = 32;

    private readonly Lock _gate = new();
    private readonly Size[] _wanted = new Size[HeadPlaces.Count];
    private readonly HeadPlaces _places;
    private readonly Action _ready;
    private readonly ITimer _timer;

    /// <param name="places">Where the heads lie now.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ready">Called when there is something to send, on a thread of the pool.</param>
    public MonitorsWish(HeadPlaces places, TimeProvider time, Action ready)
    {
        (_places, _ready) = (places, ready);
        _timer = time.CreateTimer(_ => _ready(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Wants a head to have a size; one that cannot be is not wanted.</summary>
    public void Request(int head, Size size)
    {
        if (head is < 0 or >= HeadPlaces.Count || size.IsEmpty || Math.Max(size.Width, size.Height) > SurfaceBuffer.MaximumSide)
        {
            return;
        }

        lock (_gate)
        {
            _wanted[head] = size;
        }

        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The message for the agent.</summary>
    /// <param name="agent">What it can.</param>
    /// <returns>Null while nobody wants anything.</returns>
    public byte[]? Write(AgentCapabilities agent)
    {
        Span<Size> sizes = stackalloc Size[HeadPlaces.Count];
        if (!Gather(sizes))
        {
            return null;
        }

        var count = HeadPlaces.Count;
        while (sizes[count - 1].IsEmpty)
        {
            count--;
        }

        if (!agent.HasFlag(AgentCapabilities.SparseMonitors))
        {
            count = Close(sizes[..count]);
        }

        var body = new byte[8 + (count * EntryLength)];
        BinaryPrimitives.WriteInt32LittleEndian(body, count);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(4), agent.HasFlag(AgentCapabilities.MonitorPositions) ? UsePositions : 0);
        var left = 0;
        for (var i = 0; i < count; i++)
        {
            // Height before width; one beside the other, from the left.
            var entry = body.AsSpan(8 + (i * EntryLength), EntryLength);
            BinaryPrimitives.WriteInt32LittleEndian(entry, sizes[i].Height);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], sizes[i].Width);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], sizes[i].IsEmpty ? 0 : Depth);
            BinaryPrimitives.WriteInt32LittleEndian(entry[12..], sizes[i].IsEmpty ? 0 : left);
            left += sizes[i].Width;
        }

        return body;
    }

    public void Dispose() => _timer.Dispose();

    // True: somebody wants something.
    private bool Gather(Span<Size> sizes)
    {
        var isWanted = false;
        lock (_gate)
        {
            for (var i = 0; i < sizes.Length; i++)
            {
                isWanted |= !_wanted[i].IsEmpty;
                sizes[i] = _wanted[i].IsEmpty ? _places.SizeOf(i) : _wanted[i];
            }
        }

        return isWanted;
    }

    // Without gaps, for agents that know none.
    private static int Close(Span<Size> sizes)
    {
        var count = 0;
        foreach (var size in sizes)
        {
            if (!size.IsEmpty)
            {
                sizes[count++] = size;
            }
        }

        return count;
    }
}
