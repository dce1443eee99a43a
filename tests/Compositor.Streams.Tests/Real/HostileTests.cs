using System.Net;
using System.Net.Sockets;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>Videos that are cut off, changed or no videos at all: each ends with a sentence, and never with another exception.</summary>
public sealed class HostileTests
{
    private const int Parts = 9;
    private const int Seeds = 12;
    private const string Video = "videotestsrc pattern=ball num-buffers=12 ! video/x-raw,width=160,height=120,framerate=60/1 ! x264enc key-int-max=4 bframes=0 ! h264parse";

    [Theory]
    [InlineData("mp4mux")]
    [InlineData("matroskamux")]
    [InlineData("mpegtsmux")]
    public async Task A_file_that_is_cut_off_anywhere_ends_with_a_sentence(string container)
    {
        GstSender.Require("x264enc", container);
        using var workspace = new Workspace();
        await GstSender.MakeAsync($"{Video} ! {container} ! filesink location={workspace["whole"]}");
        var whole = await File.ReadAllBytesAsync(workspace["whole"]);
        for (var part = 0; part < Parts; part++)
        {
            await EndsAsync(workspace, whole[..(whole.Length * part / Parts)], $"{container}, {part} of {Parts}");
        }
    }

    [Theory]
    [InlineData("mp4mux")]
    [InlineData("matroskamux")]
    [InlineData("mpegtsmux")]
    public async Task A_file_with_wrong_bytes_ends_with_a_sentence(string container)
    {
        GstSender.Require("x264enc", container);
        using var workspace = new Workspace();
        await GstSender.MakeAsync($"{Video} ! {container} ! filesink location={workspace["whole"]}");
        var whole = await File.ReadAllBytesAsync(workspace["whole"]);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var changed = whole.ToArray();
            for (var i = 0; i < 1 << (seed / 2); i++)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            await EndsAsync(workspace, changed, $"{container}, seed {seed}");
        }
    }

    [Theory]
    [InlineData("rtp")]
    [InlineData("udp")]
    public async Task Datagrams_of_nonsense_end_with_a_sentence(string scheme)
    {
        GstSender.Require("udpsrc");
        var port = FreePort.Choose();
        (string, object)[] caps = scheme == "rtp" ? [("caps", "media=video, encoding-name=H264, clock-rate=90000, payload=96")] : [];
        await using var stream = new RunningStream($"{scheme}://127.0.0.1:{port}", [.. caps, ("patience", 2L)]);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var random = new Random(1);
        var packet = new byte[1316];
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (ushort i = 0; !stream.Completion.IsCompleted && i < 2000; i++)
        {
            random.NextBytes(packet);

            // Every other one begins as it should.
            ReadOnlySpan<byte> begin = scheme == "rtp" ? [0x80, 0xe0, (byte)(i >> 8), (byte)i] : [0x47];
            (i % 2 == 0 ? begin : []).CopyTo(packet);
            socket.SendTo(packet.AsSpan(0, i % 3 == 0 ? packet.Length : random.Next(packet.Length)), new IPEndPoint(IPAddress.Loopback, port));
            await pace.WaitForNextTickAsync();
        }

        Assert.NotEqual("none", await stream.ReasonAsync());
    }

    private static async Task EndsAsync(Workspace workspace, byte[] video, string name)
    {
        await File.WriteAllBytesAsync(workspace["video"], video);
        await using var stream = new RunningStream(workspace["video"], ("patience", 2L));
        var reason = await stream.ReasonAsync();
        Console.WriteLine($"{name}: {reason}, {stream.Surface.Commits} pictures");
        Assert.NotEqual("none", reason);
        Assert.NotEmpty(reason);
    }
}
