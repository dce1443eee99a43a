using Compositor.EndToEnd.Tests.Peers;
using Compositor.Spice.Tests.Real;
using Xunit;

namespace Compositor.Spice.Tests.Fuzz;

/// <summary>Makes the recordings that are mutated: run by name when the server's scenes have changed.</summary>
public sealed class RecordTests
{
    private static readonly string[] Scenes = ["copy-odd", "copy-scaled", "copy-cached", "copy-palettes", "copy-bits", "fill", "plain", "masks-offset", "rop3-forms", "stroke", "text", "transparent", "alpha-blend", "composite-forms", "surfaces", "surfaces-alpha"];

    [Theory(Explicit = true)]
    [InlineData("raw", 1, 3, 3)]
    [InlineData("auto", 2, 2, 2)]
    [InlineData("quic", 4, 3, 3)]
    [InlineData("lz4", 7, 3, 3)]
    public async Task A_session_is_recorded(string name, int compression, int jpeg, int zlib)
    {
        using var workspace = new Workspace();
        await using var server = await SpiceServerProcess.StartTcpAsync("--compression", $"{compression}", "--jpeg", $"{jpeg}", "--zlib-glz", $"{zlib}");
        await using (var source = new RunningSource(server.Address, ("record", workspace["recorded"]), ("compression", compression switch { 1 => "off", 2 => "auto-glz", 4 => "quic", _ => "lz4" })))
        {
            await server.WaitForClientAsync();
            foreach (var scene in Scenes)
            {
                await server.PlayAsync(scene);
                await server.PictureAsync();
            }

            foreach (var kind in new[] { "alpha", "mono", "color4", "color8", "color16", "color24", "color32", "hide" })
            {
                await server.CursorAsync(kind);
            }

            await server.MonitorsAsync("400x600+0+0", "400x600+400+0");
            await server.MouseAsync(client: true);
            await source.UntilAsync(() => source.Host[1].Options is not null && source.Input.PointerMode == Contracts.PointerMode.Absolute, "the last message");
        }

        var folder = Path.Combine(Workspace.Checkout, "tests/Compositor.Spice.Tests/Recordings/sessions");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(workspace["recorded"]))
        {
            // Images of the GLZ kind name earlier ones: there none can be left out.
            SessionRecording.Keep(file, Path.Combine(folder, $"{name}-{Path.GetFileName(file)}.gz"), name == "auto" ? int.MaxValue : 4096);
        }
    }
}
