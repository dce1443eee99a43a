using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests;

/// <summary>
/// Whatever the order of attaches, commits, latches, views that come and go and lost connections: each commit completes once, none later
/// than one refresh and a quarter after it was made, and nothing leaks.
/// </summary>
public sealed class SurfaceSequenceTests : LiveTest
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void Every_commit_completes_exactly_once_and_nothing_leaks() =>
        Prop.ForAll(Gen.Choose(0, 10).ArrayOf().ToArbitrary(), Run).QuickCheckThrowOnFailure();

    private static void Run(int[] operations)
    {
        var time = new FakeTimeProvider();
        var surface = new Surface(new SurfaceId("alpha", 0), new RecordingObserver(), time);
        var (shown, latch) = (false, 0L);
        var session = surface.Connect(new SurfaceOptions(0));
        var damage = new Region();
        var outcomes = new List<Task<FrameOutcome>>();
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case 0:
                    session.Attach(Build.Buffer());
                    break;
                case 1 or 2:
                    outcomes.Add(session.CommitAsync([new Rect(0, 0, 1, 1)]).AsTask());
                    break;
                case 3:
                    session.Commit([new Rect(1, 1, 1, 1)]);
                    break;
                case 4:
                    if (surface.TryLatch(damage, out var frame))
                    {
                        Assert.False(frame.Buffer!.IsDisposed);
                        frame.Retired?.Dispose();
                        latch = frame.Latch;
                    }

                    break;
                case 5:
                    surface.CompletePresented(latch);
                    break;
                case 6:
                    surface.CompleteHidden();
                    break;
                case 7:
                    surface.Show(shown = !shown, Refresh);
                    break;
                case 8:
                    time.Advance(Refresh / 2);
                    break;
                case 9:
                    // Nobody draws for a whole refresh and a quarter, and every guest goes on all the same.
                    time.Advance(Refresh * 1.25);
                    Assert.True(Task.WhenAll(outcomes).Wait(TimeSpan.FromSeconds(10)), "a commit was answered later than a refresh");
                    break;
                default:
                    session.Dispose();
                    session = surface.Connect(new SurfaceOptions(0));
                    break;
            }
        }

        surface.Close();
        Assert.True(Task.WhenAll(outcomes).Wait(TimeSpan.FromSeconds(10)), "a commit never completed");
    }
}
