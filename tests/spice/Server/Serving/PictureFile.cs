using System.Text;

namespace Compositor.SpiceServer.Serving;

/// <summary>Writes a binary PPM (P6), which every picture viewer reads, as QEMU's screendump does.</summary>
internal static class PictureFile
{
    /// <param name="path">Written beside it first, so that nobody reads half a picture.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixels">0xXXRRGGBB, the bottom row first.</param>
    public static void Write(string path, int width, int height, ReadOnlySpan<uint> pixels)
    {
        byte[] header = Encoding.ASCII.GetBytes($"P6\n{width} {height}\n255\n");
        var file = new byte[header.Length + (width * height * 3)];
        header.CopyTo(file, 0);
        var at = header.Length;
        for (var y = height - 1; y >= 0; y--)
        {
            foreach (var pixel in pixels.Slice(y * width, width))
            {
                (file[at], file[at + 1], file[at + 2]) = ((byte)(pixel >> 16), (byte)(pixel >> 8), (byte)pixel);
                at += 3;
            }
        }

        File.WriteAllBytes(path + ".part", file);
        File.Move(path + ".part", path, overwrite: true);
    }
}
