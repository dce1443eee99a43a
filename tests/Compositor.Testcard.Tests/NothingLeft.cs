using Compositor.Contracts;
using Compositor.Testcard.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(NothingLeft))]

namespace Compositor.Testcard.Tests;

/// <summary>After all tests, which run side by side: every descriptor and buffer has been closed.</summary>
public sealed class NothingLeft : IDisposable
{
    public void Dispose()
    {
        Assert.Equal(0, LiveCount.Of(LiveKind.Buffer));
        Assert.Equal(0, LiveCount.Of(LiveKind.Descriptor));
    }
}
