using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests;

/// <summary>Whatever the order of attaches, commits, latches and lost connections: each commit completes once and nothing leaks.</summary>
public sealed class SurfaceSequenceTests : LiveTest
{
    [Fact]
    public void Every_commit_completes_exactly_once_and_nothing_leaks() =>
        Prop.ForAll(Gen.Choose(0, 7).ArrayOf().ToArbitrary(), Run).QuickCheckThrowOnFailure();

    private static void Run(int[] operations)
    {
        var surface = new Surface(new SurfaceId("alpha", 0), new RecordingObserver(), new FakeTimeProvider());
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
                    }

                    break;
                case 5:
                    surface.CompletePresented();
                    break;
                case 6:
                    surface.CompleteHidden();
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
