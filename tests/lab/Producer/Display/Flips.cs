using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Virgil.Tests;

namespace Compositor.Producer;

/// <summary>Good frames: one buffer after the other, each drawn once and then handed over again and again, as a guest that flips does.</summary>
internal sealed class Flips : IFrames, IDisposable
{
    private readonly PixelBuffer[] _buffers;

    /// <summary>Makes and draws the buffers.</summary>
    /// <exception cref="ProducerException">This machine has no such memory.</exception>
    public Flips(ProducerOptions options)
    {
        var (width, height) = (options.Size.Width, options.Size.Height);
        _buffers = [.. Enumerable.Range(0, options.Buffers).Select(_ => PixelAllocator.Allocate(options.Memory, options.Size, options.Card))];
        for (var i = 0; i < _buffers.Length; i++)
        {
            _buffers[i].Draw(Pattern.Draw(options.Seed, i, width, height));
        }
    }

    /// <summary>The buffer of a frame.</summary>
    public PixelBuffer this[int frame] => _buffers[frame % _buffers.Length];

    /// <inheritdoc/>
    public async Task ShowAsync(FakePeer viewer, int frame)
    {
        Scanout.Of(this[frame]).Post(viewer);
        await UpdateAsync(viewer, this[frame].Size);
    }

    /// <summary>Says that a frame is finished; completes with the viewer's answer.</summary>
    public static Task UpdateAsync(FakePeer viewer, Size size) => viewer.CallAsync(Names.Listener, "UpdateDMABUF", "iiii", writer =>
    {
        writer.WriteInt32(0);
        writer.WriteInt32(0);
        writer.WriteInt32(size.Width);
        writer.WriteInt32(size.Height);
    });

    public void Dispose()
    {
        foreach (var buffer in _buffers)
        {
            buffer.Dispose();
        }
    }
}
