using System.Globalization;
using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>Describes the machine that numbers are of, as rows of a Markdown table.</summary>
internal static class Machine
{
    /// <summary>Writes the table.</summary>
    /// <param name="display">Its GPU.</param>
    /// <param name="report">Where to.</param>
    public static void Describe(DisplayFacts display, TextWriter report)
    {
        var (facts, version) = (display.Facts, display.Api == ProofDevice.Es ? display.Facts.Es : display.Facts.Core);
        report.WriteLine("| the machine of these numbers | |");
        report.WriteLine("|---|---|");
        Row(report, "GPU", facts.Renderer + (facts.IsSoftware ? " (software, no GPU)" : string.Empty));
        Row(report, "driver", $"{version}; EGL {facts.Version} of {facts.Vendor}");
        Row(report, "display", facts.Node.Length > 0 ? $"{display.Platform}, DRM node {facts.Node}" : $"{display.Platform}, no DRM node");
        Row(report, "kernel", ProofDevice.ThisKernel);
        Row(report, "CPU", string.Create(CultureInfo.InvariantCulture, $"{Field("/proc/cpuinfo", "model name", ':')}, {Environment.ProcessorCount} cores"));
        Row(report, "system", $"{Field("/etc/os-release", "PRETTY_NAME", '=').Trim('"')}, .NET {Environment.Version}");
        if (ProofDevice.ThisEnvironment is { Length: > 0 } environment)
        {
            Row(report, "environment", environment);
        }

        report.WriteLine();
    }

    private static void Row(TextWriter report, string name, string value) =>
        report.WriteLine($"| {name} | {value.Replace("|", "/", StringComparison.Ordinal)} |");

    private static string Field(string path, string name, char separator)
    {
        try
        {
            var line = File.ReadLines(path).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) ?? string.Empty;
            return line[(line.IndexOf(separator, StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "unknown";
        }
    }
}
