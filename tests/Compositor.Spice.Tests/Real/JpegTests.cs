using System.Globalization;
using System.Text;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Fuzz;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Images;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>
/// Every scene with JPEG always, which servers use for gradual pictures of the automatic compression with GLZ: the picture is near to the server's, and it
/// is libspice-client-glib's, which decodes by the same library.
/// </summary>
public sealed class JpegTests
{
    private const double LeastPsnr = 35;

    // GLZ where it fits, JPEG always, no zlib over GLZ.
    private static readonly string[] Options = ["--compression", "2", "--jpeg", "2", "--zlib-glz", "3"];

    [Fact]
    public async Task What_JPEG_loses_is_little_and_the_same_as_another_client_loses()
    {
        using var workspace = new Workspace();
        var scenes = (await SpiceServerProcess.ScenesAsync()).Where(scene => scene != "video").ToArray();
        var table = new StringBuilder("| scene | to the server dB | another client dB | pixels between the clients |\n| --- | --- | --- | --- |\n");
        var wrong = new List<string>();

        // A server has one client: the other one gets a server of its own, which draws the same.
        await using (var server = await SpiceServerProcess.StartTcpAsync(Options))
        await using (var twin = await SpiceServerProcess.StartTcpAsync(Options))
        await using (var source = new RunningSource(server.Address, ("compression", "auto-glz"), ("record", workspace["recorded"])))
        await using (var other = await SpiceOracleProcess.StartAsync(twin.Address))
        {
            await server.WaitForClientAsync();
            await twin.WaitForClientAsync();
            var letters = await LetterRows.FindAsync();
            foreach (var scene in scenes)
            {
                await Task.WhenAll(server.PlayAsync(scene), twin.PlayAsync(scene));
                var (drawn, drawnForOther) = (await server.PictureAsync(), await twin.PictureAsync());
                var (ours, theirs) = await SettledAsync(source, other);
                var differences = ours.DifferencesTo(theirs);
                var (near, otherNear) = (drawn.PsnrTo(ours), drawnForOther.PsnrTo(theirs));
                table.AppendLine(CultureInfo.InvariantCulture, $"| {scene} | {near:0.0} | {otherNear:0.0} | {differences} |");

                // What the server's JPEG of a noisy picture loses beyond that, it has lost for every client.
                if (near < Math.Min(LeastPsnr, otherNear) || (differences != 0 && !(scene == LetterRows.Scene && letters.Explain(theirs, ours))))
                {
                    wrong.Add($"{scene}: {near:0.0} dB to the server, {otherNear:0.0} dB another client's, {differences} pixels between them");
                    theirs.SavePng(Workspace.Keep($"jpeg-{scene}-other.png", "spice"));
                    ours.SavePng(Workspace.Keep($"jpeg-{scene}-seen.png", "spice"));
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.Empty(wrong);
        Assert.Contains(ImageType.Jpeg, TypesIn(workspace["recorded/display-0.spicerec"]));
    }

    // Each has its own pace: until both show the same, or neither changes any more.
    private static async Task<(PixelGrid Ours, PixelGrid Theirs)> SettledAsync(RunningSource source, SpiceOracleProcess other)
    {
        var (ours, theirs) = (source.Picture()!, await other.PictureAsync());
        try
        {
            await Eventually.TrueAsync("the same picture", async () =>
            {
                (ours, theirs) = (source.Picture()!, await other.PictureAsync());
                return ours.DifferencesTo(theirs) == 0;
            }, 5);
        }
        catch (TimeoutException)
        {
            // Told by the caller.
        }

        return (ours, theirs);
    }

    private static HashSet<ImageType> TypesIn(string recording) =>
        [.. SessionRecording.Read(recording).Messages.SelectMany(message => Recording.ImagesOf(message.Type, message.Body).Select(offset => (ImageType)message.Body[offset + 8]))];
}
