using Compositor.Contracts;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>A test that must leave no descriptor, no buffer and no import behind.</summary>
public abstract class LiveTest : IDisposable
{
    private readonly int[] _before = [.. Enum.GetValues<LiveKind>().Select(LiveCount.Of)];

    public void Dispose()
    {
        TearDown();
        foreach (var kind in Enum.GetValues<LiveKind>())
        {
            Assert.True(_before[(int)kind] == LiveCount.Of(kind), $"{LiveCount.Of(kind) - _before[(int)kind]} of {kind} left");
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the test holds, before the count.</summary>
    protected virtual void TearDown()
    {
    }
}
