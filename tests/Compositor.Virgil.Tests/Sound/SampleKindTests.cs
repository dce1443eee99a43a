using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Xunit;

namespace Compositor.Virgil.Tests;

public sealed class SampleKindTests
{
    [Theory]
    [InlineData(8, false, false, false)]
    [InlineData(8, true, false, false)]
    [InlineData(16, false, false, false)]
    [InlineData(16, true, false, false)]
    [InlineData(16, true, false, true)]
    [InlineData(32, false, false, true)]
    [InlineData(32, true, false, false)]
    [InlineData(32, true, true, false)]
    [InlineData(32, true, true, true)]
    public void Samples_come_back_as_they_went(byte bits, bool isSigned, bool isFloat, bool isBigEndian)
    {
        var kind = new SampleKind(bits, isSigned, isFloat, isBigEndian);
        Assert.True(kind.IsKnown);
        short[] samples = [short.MinValue, -12345, -256, 0, 256, 12345, short.MaxValue];
        var bytes = new byte[samples.Length * kind.Bytes];
        var back = new short[samples.Length];
        kind.Write(samples, bytes);
        kind.Read(bytes, back);
        for (var i = 0; i < samples.Length; i++)
        {
            Assert.InRange(back[i], samples[i] - (bits == 8 ? 255 : 0), samples[i]);
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(24, false)]
    [InlineData(64, true)]
    [InlineData(16, true)]
    public void Others_are_not_known(byte bits, bool isFloat) => Assert.False(new SampleKind(bits, true, isFloat, false).IsKnown);

    [Fact]
    public void Floats_beyond_the_loudest_are_clipped_and_nonsense_is_silence()
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, 5f);
        BitConverter.TryWriteBytes(bytes.AsSpan(4), float.NegativeInfinity);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), float.NaN);
        BitConverter.TryWriteBytes(bytes.AsSpan(12), -0.5f);
        var samples = new short[4];
        new SampleKind(32, true, true, false).Read(bytes, samples);
        Assert.Equal([short.MaxValue, short.MinValue, 0, -16384], samples);
    }

    [Fact]
    public void A_stream_takes_and_gives_what_its_guest_has()
    {
        var sound = new RecordingSound(canRecord: true);
        using var stream = new GuestStream(new SoundFormat(48000, 2), new SampleKind(8, false, false, false));
        stream.Write([1, 2]);
        Assert.Equal(0, stream.Read(100).Length);
        stream.SetVolume(true, [255, 128]);
        stream.OpenPlayback(sound);
        stream.Write([0, 128, 255, 128, 7]);
        Assert.Equal([short.MinValue, 0, 127 << 8, 0], sound.Played[0].Samples.Take(4));
        Assert.Equal([65535, 128 * 257], sound.Played[0].Volume);
        Assert.True(sound.Played[0].IsMuted);
        stream.OpenRecord(sound);
        Assert.Equal(0, stream.Read(ulong.MaxValue).Length);
        stream.Dispose();
        Assert.True(sound.Played[0].IsEnded && sound.Recorded[0].IsEnded);
    }
}
