using Compositor.Contracts;
using Compositor.Unix;
using Compositor.Virgil.Tests;

namespace Compositor.Producer;

/// <summary>Frames that are not what they are said to be.</summary>
internal sealed class Lies(Scanout lie, params IDisposable[] owned) : IFrames, IDisposable
{
    private const ulong NobodysModifier = 0x0f00_0000_1bad_cafe;
    private static readonly FourCc NobodysFormat = new(0x3f3f3f3f);

    /// <summary>Finds a lie.</summary>
    /// <param name="fault">Its name.</param>
    /// <param name="truth">A good buffer; stays with the caller.</param>
    /// <returns>Null when there is none of this name.</returns>
    public static Lies? Find(string fault, PixelBuffer truth)
    {
        var scanout = Scanout.Of(truth);
        return fault switch
        {
            "small" => new Lies(scanout with { Size = new Size(truth.Size.Width, truth.Size.Height * 4) }),
            "offset" => new Lies(scanout with { HasPlanes = true, Offsets = [(uint)truth.Length] }),
            "fourcc" => new Lies(scanout with { Format = NobodysFormat }),
            "modifier" => new Lies(scanout with { Modifier = NobodysModifier }),
            "swapped-planes" => SwapPlanes(truth.Size),
            "no-fd" => new Lies(scanout with { Fds = [] }),
            "no-planes" => new Lies(scanout with { HasPlanes = true, Fds = [], Offsets = [], Strides = [] }),
            "five-planes" => new Lies(scanout with
            {
                HasPlanes = true,
                Fds = [.. Enumerable.Repeat(truth.Fd, 5)],
                Offsets = [0, 0, 0, 0, 0],
                Strides = [.. Enumerable.Repeat((uint)truth.Stride, 5)],
            }),
            "file" => Instead(scanout, OpenFile(truth.Length)),
            "socket" => Instead(scanout, OpenSocket()),
            "memfd" => Instead(scanout, CopyToMemfd(truth)),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public async Task ShowAsync(FakePeer viewer, int frame)
    {
        lie.Post(viewer);
        await Flips.UpdateAsync(viewer, lie.Size);
    }

    public void Dispose()
    {
        foreach (var disposable in owned)
        {
            disposable.Dispose();
        }
    }

    private static Lies Instead(Scanout truth, SafeFd fd) => new(truth with { Fds = [fd] }, fd);

    // Each plane is just as large as it has to be, so that they can be told apart.
    private static Lies SwapPlanes(Size size)
    {
        var luma = PixelAllocator.Allocate("udmabuf", new Size(size.Width / 4, size.Height), string.Empty);
        var chroma = PixelAllocator.Allocate("udmabuf", new Size(size.Width / 4, size.Height / 2), string.Empty);
        var stride = (uint)size.Width;
        return new Lies(new Scanout(size, FourCc.Nv12, Modifier.Linear, [chroma.Fd, luma.Fd], [0, 0], [stride, stride]) { HasPlanes = true }, luma, chroma);
    }

    private static SafeFd OpenFile(long length)
    {
        var path = Path.GetTempFileName();
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.SetLength(handle, length);
        using var borrowed = new SafeFd((int)handle.DangerousGetHandle());
        var fd = borrowed.Duplicate();

        // The number belongs to the handle, which closes it.
        borrowed.SetHandleAsInvalid();
        File.Delete(path);
        return fd;
    }

    private static SafeFd OpenSocket()
    {
        var (ours, theirs) = UnixSocket.Pair();
        ours.Dispose();
        return theirs.Detach();
    }

    // All seals that there are: also against writing, which a memfd must not have to become a dma-buf.
    private static SafeFd CopyToMemfd(PixelBuffer picture)
    {
        var memory = Memfd.Create("no dma-buf", picture.Length);
        using (var mapping = MappedMemory.Map(memory, 0, picture.Length, writable: true))
        {
            picture.CopyTo(mapping.Span);
        }

        Memfd.Seal(memory, FileSeals.Seal | FileSeals.Shrink | FileSeals.Grow | FileSeals.Write);
        return memory;
    }
}
