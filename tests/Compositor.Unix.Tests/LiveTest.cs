using Compositor.Contracts;
using Xunit;

namespace Compositor.Unix.Tests;

/// <summary>A test that must leave no descriptor and no buffer behind.</summary>
public abstract class LiveTest : IDisposable
{
    private readonly int _descriptors = LiveCount.Of(LiveKind.Descriptor);
    private readonly int _buffers = LiveCount.Of(LiveKind.Buffer);

    public void Dispose()
    {
        Assert.Equal(_descriptors, LiveCount.Of(LiveKind.Descriptor));
        Assert.Equal(_buffers, LiveCount.Of(LiveKind.Buffer));
        GC.SuppressFinalize(this);
    }
}
