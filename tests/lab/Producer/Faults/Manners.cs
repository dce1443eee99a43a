using System.Diagnostics;
using System.Globalization;
using Compositor.Plugins.Virgil;
using Compositor.Virgil.Tests;

namespace Compositor.Producer;

/// <summary>Good buffers, handed over in a bad way.</summary>
internal sealed class Manners(Func<FakePeer, int, Task> show) : IFrames
{
    private const int FloodLength = 500;

    /// <summary>Finds one.</summary>
    /// <param name="fault">Its name.</param>
    /// <param name="frames">Good frames; they stay with the caller.</param>
    /// <returns>Null when there is none of this name.</returns>
    public static Manners? Find(string fault, Flips frames) => fault switch
    {
        "flood" => new Manners(async (viewer, frame) => await FloodAsync(viewer, frames)),
        "disable" => new Manners(async (viewer, frame) =>
        {
            await frames.ShowAsync(viewer, frame);
            viewer.Post(Names.Listener, "Disable", string.Empty, static _ => { });
        }),
        "die" => new Manners((viewer, frame) =>
        {
            Scanout.Of(frames[frame]).Post(viewer);
            using var self = Process.GetCurrentProcess();
            self.Kill();
            return Task.CompletedTask;
        }),
        _ => null,
    };

    /// <inheritdoc/>
    public Task ShowAsync(FakePeer viewer, int frame) => show(viewer, frame);

    // Scanouts without an update, as fast as the socket takes them; says how many they are a second.
    private static Task FloodAsync(FakePeer viewer, Flips frames) => Task.Run(() =>
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < FloodLength; i++)
        {
            Scanout.Of(frames[i]).Post(viewer);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flood {FloodLength / Stopwatch.GetElapsedTime(began).TotalSeconds:0}"));
    });
}
