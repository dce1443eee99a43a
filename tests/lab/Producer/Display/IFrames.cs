using Compositor.Contracts;
using Compositor.Virgil.Tests;

namespace Compositor.Producer;

/// <summary>What a viewer is shown.</summary>
internal interface IFrames
{
    /// <summary>Shows a frame; completes when the next one may follow.</summary>
    /// <param name="viewer">Who wants to see it.</param>
    /// <param name="frame">Its number, from 0.</param>
    /// <exception cref="SourceException">The viewer has gone.</exception>
    Task ShowAsync(FakePeer viewer, int frame);
}
