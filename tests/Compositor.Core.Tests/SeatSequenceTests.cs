using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Core.Tests;

/// <summary>
/// Whatever the order of keys, clicks, focus changes, layouts, lost and new connections, and lost windows: no guest sees a release
/// without its press or a press twice, and when everything is let go nothing is down in a guest that is still there.
/// </summary>
public sealed class SeatSequenceTests
{
    private static readonly ushort[] Keys = [30, 2, 125, 29];

    [Fact]
    public void Presses_and_releases_always_pair() =>
        Prop.ForAll(
            (from kind in Gen.Choose(0, 10) from argument in Gen.Choose(0, 3) select (kind, argument)).ListOf().ToArbitrary(),
            operations => Run([.. operations])).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void Run((int Kind, int Argument)[] operations)
    {
        var fixture = new SeatFixture();
        fixture.Seat.Bindings = new HashSet<Chord> { new(KeyModifiers.Super, 2), new(KeyModifiers.Super | KeyModifiers.Ctrl, 30) };
        foreach (var (kind, argument) in operations)
        {
            Step(fixture, kind, argument);
            Assert.All(fixture.Sinks, sink => Assert.Null(sink.Broken));
            Assert.Equal(fixture.Seat.HeldPresses, Connected(fixture).Sum(sink => sink.Down.Count));
        }

        foreach (var key in Keys)
        {
            fixture.Seat.Key(key, false);
        }

        fixture.Seat.Button(0x110, false);
        fixture.Seat.Button(0x111, false);
        Assert.All(Connected(fixture), sink => Assert.Empty(sink.Down));
        Assert.Equal(0, fixture.Seat.HeldPresses);
    }

    private static IEnumerable<RecordingSink> Connected(SeatFixture fixture)
    {
        foreach (var id in (SurfaceId[])[SeatFixture.Alpha, SeatFixture.Beta])
        {
            if (fixture.Find(id)?.Input is RecordingSink sink)
            {
                yield return sink;
            }
        }
    }

    private static void Step(SeatFixture fixture, int kind, int argument)
    {
        var seat = fixture.Seat;
        var surface = argument % 2 == 0 ? SeatFixture.Alpha : SeatFixture.Beta;
        switch (kind)
        {
            case 0 or 1:
                seat.Key(Keys[argument], true);
                break;
            case 2:
                seat.Key(Keys[argument], false);
                break;
            case 3:
                seat.Motion("out", new Point(argument * 60, 10), 1, 1);
                break;
            case 4:
                seat.Button((ushort)(0x110 + (argument % 2)), true);
                break;
            case 5:
                seat.Button((ushort)(0x110 + (argument % 2)), false);
                break;
            case 6:
                seat.SetFocus(argument == 3 ? null : surface);
                break;
            case 7:
                fixture.Disconnect(surface);
                break;
            case 8:
                fixture.Connect(surface);
                break;
            case 9:
                fixture.Arrange(surface, SeatFixture.Beta);
                break;
            default:
                if (argument == 0)
                {
                    seat.ReleaseAll();
                }
                else
                {
                    seat.Wheel(0, argument - 2);
                }

                break;
        }
    }
}
