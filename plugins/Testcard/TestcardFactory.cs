using Compositor.Contracts;
using Compositor.Plugins.Testcard.Faults;

namespace Compositor.Plugins.Testcard;

/// <summary>Declares the keys of a testcard and makes it from them.</summary>
internal sealed class TestcardFactory : IFactory<ISource>
{
    private static readonly FourCc[] Formats = [FourCc.Xrgb8888, FourCc.Argb8888, FourCc.Xbgr8888, FourCc.Abgr8888, FourCc.Rgb565];

    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("size", SettingType.String, "Pixels of each head, \"640x480\" by default."),
        new("rate", SettingType.Number, "Frames per second, 10 by default; 0 draws on input only.") { Minimum = 0, Maximum = 1000 },
        new("pattern", SettingType.String, "What is drawn, \"bars\" by default.") { Choices = ["bars", "moving-box", "full", "noise"] },
        new("format", SettingType.String, "Pixel format, \"XR24\" by default.") { Choices = [.. Formats.Select(format => format.ToString())] },
        new("heads", SettingType.Integer, "Number of heads, 1 by default.") { Minimum = 1, Maximum = 4 },
        new("pointer", SettingType.String, "How it takes its pointer, \"absolute\" by default.") { Choices = ["absolute", "relative"] },
        new("resizable", SettingType.Boolean, "True to take the sizes that the shell asks for; false by default."),
        new("seed", SettingType.Integer, "Start of all that is random, 1 by default.") { Minimum = 0, Maximum = uint.MaxValue },
        new("fault", SettingType.String, "How it misbehaves, \"none\" by default.") { Choices = FaultNames.All },
        new("fault-after", SettingType.Integer, "Frames before it misbehaves, 0 by default.") { Minimum = 0, Maximum = 1_000_000_000 },
    ];

    public ISource Create(Settings settings) => new TestcardSource(new TestcardOptions
    {
        Size = ParseSize(settings.GetString("size") ?? "640x480"),
        Rate = settings.GetNumber("rate", 10),
        Pattern = settings.GetString("pattern") ?? "bars",
        Format = Formats.Single(format => format.ToString() == (settings.GetString("format") ?? "XR24")),
        Heads = (int)settings.GetInteger("heads", 1),
        Pointer = settings.GetString("pointer") == "relative" ? PointerMode.Relative : PointerMode.Absolute,
        Resizable = settings.GetBoolean("resizable", false),
        Seed = (uint)settings.GetInteger("seed", 1),
        Fault = FaultNames.Parse(settings.GetString("fault") ?? "none"),
        FaultAfter = settings.GetInteger("fault-after", 0),
    });

    private static Size ParseSize(string text)
    {
        var parts = text.Split('x');
        if (parts.Length == 2
            && int.TryParse(parts[0], out var width) && width is >= 16 and <= SurfaceBuffer.MaximumSide
            && int.TryParse(parts[1], out var height) && height is >= 16 and <= SurfaceBuffer.MaximumSide)
        {
            return new Size(width, height);
        }

        throw new SettingException("size", $"size must be like \"640x480\", each side 16 to {SurfaceBuffer.MaximumSide}, not \"{text}\"");
    }
}
