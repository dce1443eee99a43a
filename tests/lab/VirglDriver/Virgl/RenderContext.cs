using System.Runtime.InteropServices;

namespace Compositor.VirglDriver;

/// <summary>One rendering context of virglrenderer, and the small picture that rectangles are copied from. One thread.</summary>
internal sealed class RenderContext
{
    private const uint Number = 1;

    // Surfaces are objects of the context, numbered apart from the resources they are made of.
    private const uint SurfaceBase = 1000;

    private readonly GpuChannel _channel;

    /// <summary>Makes the context. The GPU's first command: QEMU starts virglrenderer for it.</summary>
    public RenderContext(GpuChannel channel, GpuResources resources)
    {
        _channel = channel;
        channel.Execute(
            GpuCommand.ContextCreate,
            static (ref writer) =>
            {
                var name = "virgl-driver"u8;
                writer.Write((uint)name.Length, 0);
                Span<byte> padded = stackalloc byte[64];
                name.CopyTo(padded);
                foreach (var word in MemoryMarshal.Cast<byte, uint>(padded))
                {
                    writer.Write(word);
                }
            },
            Number);
        Brush = resources.CreateRendered(BrushSide, BrushSide, isScanout: false, bottomUp: false);
        Attach(Brush);
    }

    /// <summary>Width and height of <see cref="Brush"/>.</summary>
    public const int BrushSide = 256;

    /// <summary>A picture that is filled with a colour and copied from, since clearing knows no rectangle.</summary>
    public uint Brush { get; }

    /// <summary>The surface of an attached resource.</summary>
    public static uint SurfaceOf(uint resource) => SurfaceBase + resource;

    /// <summary>Makes a resource known to the context, as something to render to.</summary>
    public void Attach(uint resource)
    {
        _channel.Execute(GpuCommand.ContextAttachResource, (ref writer) => writer.Write(resource, 0), Number);
        Submit(new VirglStream().CreateSurface(SurfaceOf(resource), resource));
    }

    /// <summary>Renders, and waits until the host's GPU is done: nothing else keeps old pixels from being shown.</summary>
    public void Submit(VirglStream stream)
    {
        var bytes = stream.Bytes;
        var length = (uint)bytes.Length;
        _channel.Execute(GpuCommand.Submit3D, (ref writer) => writer.Write(length, 0), Number, fenced: true, bytes);
    }
}
