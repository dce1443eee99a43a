using System.Globalization;
using Compositor.Rendering;
using Compositor.Unix;

namespace Compositor.GpuCheck;

/// <summary>
/// Finds the display to check: that of a GPU's render node where there is one, else EGL's own devices, which need no DRM node (a container
/// often has none), else the display without any window system.
/// </summary>
internal sealed class DisplayFinder
{
    private const int MostDevices = 16;
    private const int LookSeconds = 60;

    private readonly List<DisplayFacts> _seen = [];

    /// <summary>All that were looked at, in their order.</summary>
    public IReadOnlyList<DisplayFacts> Seen => _seen;

    /// <summary>Looks at displays until one is a GPU's.</summary>
    /// <param name="platform">The only one to look at; null for all.</param>
    /// <param name="software">True when one without a GPU will do.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<DisplayFacts?> FindAsync(string? platform, bool software)
    {
        foreach (var candidate in platform is null ? Nodes() : [platform])
        {
            if (await LookAsync(candidate).ConfigureAwait(false) is { IsGpu: true } gpu)
            {
                return gpu;
            }
        }

        if (platform is null)
        {
            // EGL does not say how many there are before it is asked for one too many.
            for (var i = 0; i < MostDevices; i++)
            {
                var device = await LookAsync(EglPlatform.DevicePrefix + i.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
                if (device.IsGpu)
                {
                    return device;
                }

                if (device.Facts.Vendor.Length == 0)
                {
                    break;
                }
            }

            if (await LookAsync(EglPlatform.Surfaceless).ConfigureAwait(false) is { IsGpu: true } gpu)
            {
                return gpu;
            }
        }

        return software ? _seen.FirstOrDefault(display => display.Facts.Draws) : null;
    }

    private static IEnumerable<string> Nodes() => !Directory.Exists(DrmNode.Directory) ? [] :
        Directory.GetFiles(DrmNode.Directory, "renderD*").Order(StringComparer.Ordinal).Select(node => EglPlatform.GbmPrefix + node);

    private async Task<DisplayFacts> LookAsync(string platform)
    {
        var request = new ChildRequest(ChildRequest.Look, platform, string.Empty, string.Empty, IsQuick: true, LookSeconds);
        var end = await request.RunAsync([]).ConfigureAwait(false);
        var facts = EglFacts.Parse(end?.Output ?? string.Empty);
        if (end is not { Status: 0 } && facts.Failure.Length == 0)
        {
            facts = facts with { Failure = CheckRun.Death(end) };
        }

        var display = new DisplayFacts(platform, facts);
        _seen.Add(display);
        return display;
    }
}
