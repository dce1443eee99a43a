using Compositor.Contracts;
using Xunit;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>Compares pictures; what differs is left as files to look at.</summary>
internal static class Pictures
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "artifacts", "pixels");

    /// <summary>Asserts that no channel of any pixel differs by more than that.</summary>
    public static void AssertEqual(Picture expected, Picture actual, int tolerance, string name)
    {
        Assert.Equal(expected.Size, actual.Size);
        var worst = 0;
        Point at = default;
        for (var y = 0; y < expected.Size.Height; y++)
        {
            var one = expected.Row(y);
            var other = actual.Row(y);
            for (var i = 0; i < one.Length; i++)
            {
                var difference = Math.Abs(one[i] - other[i]);
                if (difference > worst)
                {
                    (worst, at) = (difference, new Point(i / 4, y));
                }
            }
        }

        if (worst > tolerance)
        {
            Save(expected, $"{name}.expected");
            Save(actual, $"{name}.actual");
            Assert.Fail($"{name}: differs by {worst} at {at}: 0x{expected[at.X, at.Y]:x6} expected, 0x{actual[at.X, at.Y]:x6} drawn; see {Folder}");
        }
    }

    public static void Save(Picture picture, string name)
    {
        Directory.CreateDirectory(Folder);
        PngFile.Write(Path.Combine(Folder, $"{name}.png"), picture);
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Compositor.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? AppContext.BaseDirectory;
    }
}
