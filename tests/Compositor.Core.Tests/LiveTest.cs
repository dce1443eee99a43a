using Compositor.Contracts;
using Xunit;

namespace Compositor.Core.Tests;

/// <summary>A test that ends with nothing alive that was not alive before.</summary>
public abstract class LiveTest : IDisposable
{
    private readonly (int Descriptors, int Buffers) _before = Now();

    public virtual void Dispose()
    {
        Assert.Equal(_before, Now());
        GC.SuppressFinalize(this);
    }

    private static (int Descriptors, int Buffers) Now() => (LiveCount.Of(LiveKind.Descriptor), LiveCount.Of(LiveKind.Buffer));
}
