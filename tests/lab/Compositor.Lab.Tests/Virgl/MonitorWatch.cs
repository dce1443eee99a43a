using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>Looks at the lab's monitors for pictures that have one to themselves, exactly unless they are interpolated.</summary>
internal sealed class MonitorWatch(LabMachine lab)
{
    // Interpolated on the GPU with eight bits of fraction, here with many.
    private const int Tolerance = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Waits until a monitor shows a picture in its tile.</summary>
    /// <param name="monitor">0 or 1.</param>
    /// <param name="picture">What it must show.</param>
    /// <param name="name">Of the pictures that are left.</param>
    public async Task ShowsAsync(int monitor, PixelGrid picture, string name)
    {
        using var timer = new PeriodicTimer(Interval);
        var began = TimeProvider.System.GetTimestamp();
        do
        {
            if (Matches(await lab.ScreendumpAsync(monitor, name), picture))
            {
                return;
            }
        }
        while (TimeProvider.System.GetElapsedTime(began) < Limit && await timer.WaitForNextTickAsync());
        Pictures.Keep(picture, $"{name}-expected");
        Assert.Fail($"monitor {monitor} does not show what was commanded within {Limit.TotalSeconds} s: artifacts/lab/{name}.png and {name}-expected.png");
    }

    /// <summary>Looks at a monitor again and again, and sees nothing but certain pictures.</summary>
    /// <param name="monitor">0 or 1.</param>
    /// <param name="duration">How long.</param>
    /// <param name="name">Of the picture that is left.</param>
    /// <param name="pictures">Each look must be one of these.</param>
    public async Task ShowsOnlyAsync(int monitor, TimeSpan duration, string name, params PixelGrid[] pictures)
    {
        using var timer = new PeriodicTimer(Interval);
        var began = TimeProvider.System.GetTimestamp();
        do
        {
            var seen = await lab.ScreendumpAsync(monitor, name);
            Assert.True(Array.Exists(pictures, picture => Matches(seen, picture)), $"monitor {monitor} showed something else: artifacts/lab/{name}.png");
        }
        while (TimeProvider.System.GetElapsedTime(began) < duration && await timer.WaitForNextTickAsync());
    }

    private static bool Matches(PixelGrid output, PixelGrid picture)
    {
        var tile = Tile.Of(output, picture);
        return tile.CutFrom(output).DistanceTo(tile.Scale(picture)) <= (tile.IsMultipleOf(picture) ? 0 : Tolerance);
    }
}
