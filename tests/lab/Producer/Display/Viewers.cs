using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Virgil.Tests;

namespace Compositor.Producer;

/// <summary>
/// Takes one viewer after the other and shows it the frames. Each step is said on the standard output, a word a line: "listening",
/// "client" (a viewer has its control connection), "listener" (it wants pictures), "shown" (it has answered the first frame), "still".
/// </summary>
internal sealed class Viewers(ProducerOptions options, IFrames frames)
{
    /// <summary>Runs until the process is ended.</summary>
    public async Task RunAsync()
    {
        // Left by one that was killed.
        File.Delete(options.Qmp);
        using var qemu = new FakeQemu(options.Qmp) { Patience = Timeout.InfiniteTimeSpan, Size = ((uint)options.Size.Width, (uint)options.Size.Height) };
        Console.WriteLine("listening");
        var clients = SayClientsAsync(qemu);
        while (!clients.IsFaulted)
        {
            try
            {
                var viewer = await qemu.ListenerAsync();
                Console.WriteLine("listener");
                await ShowAsync(viewer);
            }
            catch (SourceException)
            {
                // This viewer has gone; the next one may come.
            }
        }

        await clients;
    }

    private static async Task SayClientsAsync(FakeQemu qemu)
    {
        while (true)
        {
            await qemu.ControlAsync();
            Console.WriteLine("client");
        }
    }

    private async Task ShowAsync(FakePeer viewer)
    {
        // What a QEMU asks before its first scanout.
        await viewer.CallAsync(Names.Properties, "GetAll", "s", static writer => writer.WriteString(Names.Listener));
        using var timer = options.Rate > 0 ? new PeriodicTimer(TimeSpan.FromSeconds(1.0 / options.Rate)) : null;
        for (var frame = 0; options.Frames == 0 || frame < options.Frames; frame++)
        {
            await frames.ShowAsync(viewer, frame);
            if (frame == 0)
            {
                Console.WriteLine("shown");
            }

            if (timer is not null)
            {
                await timer.WaitForNextTickAsync();
            }
        }

        Console.WriteLine("still");
        await viewer.Ended;
    }
}
