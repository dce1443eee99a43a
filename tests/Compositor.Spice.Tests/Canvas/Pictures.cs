using Xunit;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>Leaves the pictures of failed tests in artifacts/spice of the checkout.</summary>
internal static class Pictures
{
    public static void Keep(bool isWell, ScreenMemory screen)
    {
        if (!isWell)
        {
            Save(TestContext.Current.TestMethod?.MethodName ?? "unknown", screen.Size.Width, screen.Size.Height, screen.Snapshot());
        }
    }

    /// <summary>Writes a PPM, which needs no library.</summary>
    public static void Save(string name, int width, int height, uint[] pixels)
    {
        var place = new DirectoryInfo(AppContext.BaseDirectory);
        while (place.Parent is { } parent && !File.Exists(Path.Combine(place.FullName, "Compositor.sln")))
        {
            place = parent;
        }

        var folder = Directory.CreateDirectory(Path.Combine(place.FullName, "artifacts", "spice")).FullName;
        using var file = File.Create(Path.Combine(folder, name + ".ppm"));
        file.Write(System.Text.Encoding.ASCII.GetBytes($"P6 {width} {height} 255\n"));
        file.Write([.. pixels.SelectMany(pixel => new[] { (byte)(pixel >> 16), (byte)(pixel >> 8), (byte)pixel })]);
    }
}
