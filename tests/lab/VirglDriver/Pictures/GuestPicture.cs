using System.Runtime.InteropServices;

namespace Compositor.VirglDriver;

/// <summary>A picture whose pixels lie in the guest's memory, top row first.</summary>
internal abstract class GuestPicture(GuestMemory memory, ulong address, GpuScanouts scanouts, int width, int height) : Picture(scanouts, width, height)
{
    /// <summary>Bytes from row to row.</summary>
    protected int Stride => Width * GpuResources.PixelLength;

    /// <inheritdoc/>
    public override void Fill(Colour colour) => Paint(new Area(0, 0, Width, Height), colour);

    /// <inheritdoc/>
    public override void Paint(Area area, Colour colour)
    {
        Check(area);
        for (var y = area.Y; y < area.Y + area.Height; y++)
        {
            var row = memory[address + ((ulong)y * (ulong)Stride) + ((ulong)area.X * GpuResources.PixelLength), area.Width * GpuResources.PixelLength];
            MemoryMarshal.Cast<byte, uint>(row).Fill(colour.Pixel);
        }

        Stored(area);
    }

    /// <summary>Pixels were stored.</summary>
    protected virtual void Stored(Area area)
    {
    }
}
