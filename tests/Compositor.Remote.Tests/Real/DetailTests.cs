using System.Buffers.Binary;
using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Remote;
using Compositor.Remote.Tests.Replay;
using Compositor.Sources;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>A server on a slow link draws with less detail, and with all of it when somebody needs it and the link is fast.</summary>
public sealed class DetailTests
{
    [Fact]
    public async Task Over_a_slow_link_photographs_lose_something_and_are_whole_again_on_a_fast_one()
    {
        await using var server = await TigerVnc.StartAsync();
        using var workspace = new Workspace();
        foreach (var seed in (string[])["1", "2"])
        {
            await server.Desktop.RunAsync("convert", "-size", "800x600", "-seed", seed, "plasma:fractal", "-attenuate", "0.2", "+noise", "Gaussian", workspace[seed + ".png"]);
        }

        var shown = 0;
        var time = new FakeTimeProvider();
        using var host = new RecordingHost(time);
        var link = new ThrottledOpener(server.Opener, time) { MegabitsASecond = 5 };
        using var ending = new CancellationTokenSource();
        await using var session = new RfbSession(host, "detail", Recorded.Options() with { IsQualityAutomatic = true }, "", ServerTrust.System);
        var running = session.RunAsync(link, ending.Token);
        await UntilAsync(() => host[0].Options is not null && link.Qualities.LastOrDefault(-1) == 6, "less quality over a slow link");
        host[0].Options!.Input!.PointerTo(new Point(780, 580));
        var view = host[0].Options!.View!;
        view.Show(new ViewState(new Size(200, 150), IsFocused: false));
        await UntilAsync(() => link.Qualities[^1] == 3, "still less for a small tile");
        link.MegabitsASecond = 1000;
        view.Show(new ViewState(new Size(800, 600), IsFocused: true));
        await UntilAsync(() => link.Qualities[^1] == -1, "all of it again on a fast link");
        var screen = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.9);
        await host[0].UntilAsync(() => host[0].Snapshot() is { } seen && Same(screen, seen.Pixels), "the picture itself");
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        // Something has to be drawn for a link to be measured.
        Task UntilAsync(Func<bool> condition, string what) => Eventually.TrueAsync(what, () =>
        {
            server.Desktop.Start("display", "-window", "root", workspace[(shown++ % 2 == 0 ? "1" : "2") + ".png"]);
            return Task.FromResult(condition());
        });
    }

    private static bool Same(PixelGrid expected, byte[] seen) =>
        expected.DifferencesTo(new PixelGrid(expected.Width, expected.Height, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(seen).ToArray())) == 0;

    /// <summary>A link that takes the time of a slow one, by the test's clock; and what is said about quality on it.</summary>
    private sealed class ThrottledOpener(ITransportOpener opener, FakeTimeProvider time) : ITransportOpener
    {
        private readonly List<int> _qualities = [];

        public double MegabitsASecond { get; set; }

        /// <summary>The level that each SetEncodings has named; -1 for none.</summary>
        public int[] Qualities
        {
            get
            {
                lock (_qualities)
                {
                    return [.. _qualities];
                }
            }
        }

        public async Task<Transport> OpenAsync(CancellationToken cancellationToken) => new Throttled(await opener.OpenAsync(cancellationToken), this, time);

        private void Hear(ReadOnlySpan<byte> message)
        {
            if (message[0] != 2)
            {
                return;
            }

            var quality = -1;
            for (var at = 4; at < message.Length; at += 4)
            {
                var encoding = BinaryPrimitives.ReadInt32BigEndian(message[at..]);
                quality = encoding is >= -32 and <= -23 ? encoding + 32 : quality;
            }

            lock (_qualities)
            {
                _qualities.Add(quality);
            }
        }

        private sealed class Throttled(Transport below, ThrottledOpener opener, FakeTimeProvider time) : Transport
        {
            public override bool IsLocal => below.IsLocal;

            public override int Receive(Span<byte> buffer)
            {
                var count = below.Receive(buffer);
                time.Advance(TimeSpan.FromSeconds(count * 8 / (opener.MegabitsASecond * 1e6)));
                return count;
            }

            public override void Send(ReadOnlySpan<byte> sent)
            {
                opener.Hear(sent);
                below.Send(sent);
            }

            public override void Shutdown() => below.Shutdown();

            public override void Dispose() => below.Dispose();
        }
    }
}
