namespace Compositor.VirglDriver;

/// <summary>A firmware that halts the processor for good, so that nobody but this program touches the devices, and no cycle is spent.</summary>
internal static class HaltFirmware
{
    private const int Size = 0x10000;
    private const int ResetVector = 0xfff0;
    private const byte Halt = 0xf4;

    /// <summary>Writes the image.</summary>
    public static void Write(string path)
    {
        var image = new byte[Size];
        image.AsSpan().Fill(Halt);
        // cli; hlt; and back to hlt should anything wake it.
        ReadOnlySpan<byte> entry = [0xfa, Halt, 0xeb, 0xfd];
        entry.CopyTo(image.AsSpan(ResetVector));
        File.WriteAllBytes(path, image);
    }
}
