using System.Runtime.InteropServices;

namespace Compositor.VirglDriver;

/// <summary>A stream of rendering commands, encoded word by word (virgl_protocol.h; every command is one word with its number, object and length, then its arguments).</summary>
internal sealed class VirglStream
{
    private const uint SurfaceObject = 8;
    private const uint FirstColour = 4;
    private const uint AllColours = 0xf;

    private readonly List<uint> _words = [];

    /// <summary>The encoded commands.</summary>
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_words));

    /// <summary>Makes a resource something that can be rendered to.</summary>
    public VirglStream CreateSurface(uint surface, uint resource) => Add(VirglCommand.CreateObject, SurfaceObject, surface, resource, GpuResources.Format, 0, 0);

    /// <summary>Renders to a surface from now on.</summary>
    public VirglStream SetFramebuffer(uint surface) => Add(VirglCommand.SetFramebuffer, 0, 1, 0, surface);

    /// <summary>Fills all that is rendered to; no scissor applies.</summary>
    public VirglStream Clear(Colour colour)
    {
        // buffers; red, green, blue, alpha; depth, a double of 1.0; stencil
        return Add(VirglCommand.Clear, 0, FirstColour, Word(colour.Red), Word(colour.Green), Word(colour.Blue), Word(byte.MaxValue), 0, 0x3ff00000, 0);
    }

    /// <summary>Copies pixels, row by row as they lie in memory.</summary>
    /// <param name="target">Resource to copy to.</param>
    /// <param name="x">Column there.</param>
    /// <param name="row">Row in memory there.</param>
    /// <param name="source">Resource to copy from, from its first pixel on.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public VirglStream Copy(uint target, int x, int row, uint source, int width, int height) =>
        Add(VirglCommand.CopyRegion, 0, target, 0, (uint)x, (uint)row, 0, source, 0, 0, 0, 0, (uint)width, (uint)height, 1);

    /// <summary>Draws the first pixels of one resource, scaled, on another: by a shader, which minds what each calls its top.</summary>
    /// <param name="target">Resource to draw on.</param>
    /// <param name="area">Where, from what the target calls its top.</param>
    /// <param name="source">Resource to draw.</param>
    /// <param name="side">Width and height of what is drawn; unlike those of the area, since what is not scaled is copied without a shader.</param>
    public VirglStream Blit(uint target, Area area, uint source, int side) => Add(
        VirglCommand.Blit,
        0,
        [
            AllColours, 0, 0,
            target, 0, GpuResources.Format, (uint)area.X, (uint)area.Y, 0, (uint)area.Width, (uint)area.Height, 1,
            source, 0, GpuResources.Format, 0, 0, 0, (uint)side, (uint)side, 1,
        ]);

    private static uint Word(byte intensity) => BitConverter.SingleToUInt32Bits(intensity / 255f);

    private VirglStream Add(VirglCommand command, uint target, params ReadOnlySpan<uint> arguments)
    {
        _words.Add((uint)command | (target << 8) | ((uint)arguments.Length << 16));
        _words.AddRange(arguments);
        return this;
    }
}
