using Compositor.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Core.Tests.Sound;

public sealed class StereoResamplerTests
{
    private const int Block = 480;

    [Theory]
    [InlineData(8000, 48000, 1000)]
    [InlineData(11025, 48000, 3000)]
    [InlineData(22050, 48000, 1000)]
    [InlineData(44100, 48000, 440)]
    [InlineData(44100, 48000, 15000)]
    [InlineData(48000, 44100, 15000)]
    [InlineData(96000, 48000, 10000)]
    [InlineData(192000, 44100, 997)]
    [InlineData(44101, 48000, 997)]
    public void A_tone_keeps_its_frequency_and_level_and_gains_no_others(int from, int to, double hertz)
    {
        var output = Resample(Tone.Make(hertz, 0.5, from, 1, from / 2), from, to)[(to / 20)..(to * 9 / 20)];
        Assert.InRange(Tone.Strength(output, hertz, to), 0.495, 0.505);
        var rest = Residue(output, hertz, to);
        Assert.True(rest < 0.0005, $"beside the tone there is {20 * Math.Log10(rest / 0.5):0} dB of it");
    }

    [Theory]
    [InlineData(96000, 48000, 30000)]
    [InlineData(48000, 44100, 23500)]
    [InlineData(192000, 48000, 40000)]
    public void What_the_lower_rate_cannot_have_is_not_mirrored_into_it(int from, int to, double hertz) =>
        Assert.True(Tone.Level(Resample(Tone.Make(hertz, 0.5, from, 1, from / 2), from, to).AsSpan((to / 20)..(to * 9 / 20))) < 0.0005);

    [Fact]
    public void Equal_rates_pass_unchanged()
    {
        var input = Tone.Make(440, 1, 48000, 1, 4000);
        Assert.Equal(input, Resample(input, 48000, 48000));
    }

    /// <summary>Whatever the blocks, the same comes out, and the frames in step with the rates.</summary>
    [Fact]
    public void Blocks_make_no_difference() => Prop.ForAll(
        Gen.Choose(1, Block).NonEmptyListOf().ToArbitrary(),
        Gen.Elements(8000, 11025, 44100, 48000, 96000).ToArbitrary(),
        (blocks, rate) =>
        {
            var total = blocks.Sum();
            var input = Tone.Make(700, 0.7, rate, 1, (int)((long)total * rate / 48000) + 2);
            Assert.Equal(Resample(input, rate, 48000, [Enumerable.Repeat(1, total).ToArray()]), Resample(input, rate, 48000, [[.. blocks]]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Possible_is_the_most_that_is_needed_for() => Prop.ForAll(
        Gen.Choose(4000, 192000).ToArbitrary(),
        Gen.Choose(0, 1000).ToArbitrary(),
        (rate, frames) =>
        {
            var resampler = new StereoResampler(rate, 48000, Block);
            var possible = resampler.Possible(frames);
            return resampler.Needed(possible) <= frames && resampler.Needed(possible + 1) > frames;
        }).QuickCheckThrowOnFailure();

    private static short[] Resample(short[] input, int from, int to, int[][]? blocks = null)
    {
        var resampler = new StereoResampler(from, to, Block);
        var (output, at) = (new List<short>(), 0);
        var (left, right) = (new float[Block], new float[Block]);
        foreach (var block in blocks?[0] ?? Enumerable.Repeat(Block, (int)((long)input.Length * to / from / Block)).ToArray())
        {
            var needed = resampler.Needed(block);
            Assert.True(needed <= resampler.MostNeeded);
            var places = resampler.Input(needed);
            for (var i = 0; i < needed; i++, at++)
            {
                places.Left.Span[i] = (at < input.Length ? input[at] : 0) / 32768f;
                places.Right.Span[i] = -places.Left.Span[i];
            }

            resampler.Take(left.AsSpan(0, block), right.AsSpan(0, block));
            for (var i = 0; i < block; i++)
            {
                Assert.Equal(left[i], -right[i]);
                output.Add(SoundMixer.Clip(left[i]));
            }
        }

        return blocks is null && from == to ? [.. output, .. input[output.Count..]] : [.. output];
    }

    // What is left when the tone, as well as it can be fitted, is taken away.
    private static double Residue(ReadOnlySpan<short> samples, double hertz, int rate)
    {
        var (sine, cosine, ss, cc, sc) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hertz * i / rate);
            (sine, cosine, ss, cc, sc) = (sine + (samples[i] * s), cosine + (samples[i] * c), ss + (s * s), cc + (c * c), sc + (s * c));
        }

        var determinant = (ss * cc) - (sc * sc);
        var (a, b) = (((sine * cc) - (cosine * sc)) / determinant, ((cosine * ss) - (sine * sc)) / determinant);
        var rest = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hertz * i / rate);
            rest += Math.Pow(samples[i] - (a * s) - (b * c), 2);
        }

        return Math.Sqrt(rest / samples.Length) / 32767;
    }
}
