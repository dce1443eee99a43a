using Compositor.Contracts;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>A test that must leave no descriptor and no buffer behind.</summary>
public abstract class LiveTest : IDisposable
{
    private readonly int _descriptors = LiveCount.Of(LiveKind.Descriptor);
    private readonly int _buffers = LiveCount.Of(LiveKind.Buffer);

    public void Dispose()
    {
        // Threads of fake peers close their ends a moment after the test has closed its own.
        SpinWait.SpinUntil(() => (LiveCount.Of(LiveKind.Buffer), LiveCount.Of(LiveKind.Descriptor)) == (_buffers, _descriptors), TimeSpan.FromSeconds(30));
        Assert.Equal(_buffers, LiveCount.Of(LiveKind.Buffer));
        Assert.Equal(_descriptors, LiveCount.Of(LiveKind.Descriptor));
        GC.SuppressFinalize(this);
    }
}
