using Compositor.Contracts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Core.Tests.Sound;

public sealed class SoundRingTests
{
    private static readonly SoundFormat Stereo = new(8000, 2);

    [Fact]
    public void What_is_written_is_read_once_the_reserve_is_there()
    {
        var ring = new SoundRing(Stereo, SoundRing.Reserve);
        var reserve = Stereo.FramesOf(SoundRing.Reserve);
        ring.Write(Numbers(0, reserve - 1));
        var read = new short[20];
        Assert.Equal(0, ring.Read(read));
        ring.Write(Numbers(reserve - 1, 1));
        Assert.Equal(20, ring.Read(read));
        Assert.Equal(Numbers(0, 10), read);
    }

    [Fact]
    public void A_short_sound_with_nothing_behind_it_is_heard_when_the_reserve_would_have_been()
    {
        var ring = new SoundRing(Stereo, SoundRing.Reserve);
        ring.Write(Numbers(0, 10));
        var read = new short[Stereo.FramesOf(SoundRing.Reserve) * 2 / 4];
        Assert.Equal([0, 0, 0, 20], Enumerable.Range(0, 4).Select(_ => ring.Read(read)));
    }

    [Fact]
    public void After_the_end_all_is_read_without_waiting()
    {
        var ring = new SoundRing(Stereo, SoundRing.Reserve);
        ring.Write(Numbers(0, 3));
        ring.Complete();
        Assert.False(ring.IsDrained);
        var read = new short[20];
        Assert.Equal(6, ring.Read(read));
        Assert.True(ring.IsDrained);
        ring.Write(Numbers(0, 3));
        Assert.Equal(0, ring.Read(read));
    }

    [Fact]
    public void A_flood_leaves_the_newest_and_a_full_ring_goes_back_to_its_reserve()
    {
        var ring = new SoundRing(Stereo, SoundRing.Reserve);
        var (capacity, reserve) = (Stereo.FramesOf(SoundRing.Capacity), Stereo.FramesOf(SoundRing.Reserve));
        ring.Write(Numbers(0, capacity + 100));
        Assert.Equal(capacity, ring.Frames);
        Assert.Equal(100, ring.Dropped);
        ring.Write(Numbers(capacity + 100, 1));
        Assert.Equal(reserve, ring.Frames);
        var read = new short[reserve * 2];
        Assert.Equal(read.Length, ring.Read(read));
        Assert.Equal(Numbers(capacity + 101 - reserve, reserve), read);
    }

    /// <summary>
    /// Whatever is written and read: no more is held than the capacity, frames come whole and in order, none twice, and each that was written was read,
    /// dropped, or is there.
    /// </summary>
    [Fact]
    public void Frames_stay_whole_and_in_order_and_none_is_unaccounted_for() =>
        Prop.ForAll(Gen.Choose(-2500, 2500).ArrayOf().ToArbitrary(), Run).QuickCheckThrowOnFailure();

    private static void Run(int[] operations)
    {
        var ring = new SoundRing(Stereo, SoundRing.Reserve);
        var (written, read, last) = (0, 0, -1);
        foreach (var operation in operations)
        {
            if (operation >= 0)
            {
                ring.Write(Numbers(written, operation));
                written += operation;
            }
            else
            {
                var samples = new short[-operation];
                var count = ring.Read(samples);
                Assert.Equal(0, count % 2);
                for (var i = 0; i < count; i += 2)
                {
                    var number = (ushort)samples[i];
                    Assert.Equal((short)~samples[i], samples[i + 1]);
                    Assert.True((ushort)(number - last) is > 0 and < 32768, "a frame came twice or out of order");
                    last = number;
                }

                read += count / 2;
            }

            Assert.InRange(ring.Frames, 0, Stereo.FramesOf(SoundRing.Capacity));
            Assert.Equal(written, read + ring.Dropped + ring.Frames);
        }
    }

    private static short[] Numbers(int from, int frames)
    {
        var samples = new short[frames * 2];
        for (var i = 0; i < frames; i++)
        {
            (samples[2 * i], samples[(2 * i) + 1]) = ((short)(from + i), (short)~(from + i));
        }

        return samples;
    }
}
