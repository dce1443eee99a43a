using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>Closes a descriptor that nobody has taken by the end of a block, however the block ends.</summary>
public ref struct DescriptorGuard(SafeFd fd)
{
    private SafeFd? _fd = fd;

    /// <summary>Moves the descriptor to the caller.</summary>
    public SafeFd Take()
    {
        var taken = _fd ?? throw new InvalidOperationException("the descriptor was taken before");
        _fd = null;
        return taken;
    }

    /// <summary>Closes it, unless it was taken.</summary>
    public readonly void Dispose() => _fd?.Dispose();
}
