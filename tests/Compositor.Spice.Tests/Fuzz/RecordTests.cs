using Compositor.EndToEnd.Tests.Peers;
using Compositor.Fuzz;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Agent;
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

        // Images of the GLZ kind name earlier ones: there none can be left out.
        Keep(workspace["recorded"], name, name == "auto" ? int.MaxValue : 4096, "*");
    }

    /// <summary>Over TCP sound comes in Opus, on a unix socket as it is.</summary>
    [Theory(Explicit = true)]
    [InlineData("opus")]
    [InlineData("pcm")]
    public async Task A_session_with_sound_a_microphone_and_an_agent_is_recorded(string name)
    {
        using var workspace = new Workspace();
        await using var server = name == "opus" ? await SpiceServerProcess.StartTcpAsync() : await SpiceServerProcess.StartUnixAsync();
        var sound = new RecordingSound(canRecord: true);
        await using (var source = new RunningSource(server.Address, sound, ("record", workspace["recorded"])))
        {
            await server.WaitForClientAsync();
            var agent = new GuestAgent(server);
            await agent.BeginAsync(VmAgent.Ours);

            // Selection, serial, formats; as large a text as takes three pieces; a file that nobody sends.
            await agent.SayAsync(AgentMessage.ClipboardGrab, [.. AgentBytes.Word(0), .. AgentBytes.Word(1), .. AgentBytes.Word(1), .. AgentBytes.Word(2)]);
            await agent.SayAsync(AgentMessage.ClipboardRequest, [.. AgentBytes.Word(0), .. AgentBytes.Word(1)]);
            await agent.SayAsync(AgentMessage.Clipboard, [.. AgentBytes.Word(0), .. AgentBytes.Word(1), .. new byte[5000]]);
            await agent.SayAsync(AgentMessage.FileStatus, [.. AgentBytes.Word(1), .. AgentBytes.Word(3)]);
            await agent.SayAsync(AgentMessage.ClipboardRelease, AgentBytes.Word(0));
            await source.UntilAsync(() => source.Host.Clipboard.Offers.Length > 1, "what the agent says");
            await server.VolumeAsync(30000, 60000);
            await server.ToneAsync(440, 50, 150);
            await server.MuteAsync(true);
            await server.MuteAsync(false);
            await server.ToneAsync(880, 20, 100);
            await server.RecordAsync(100);
            await server.RecordAsync(100);
            await server.OpenAgentAsync(false);
            await source.UntilAsync(() => sound.Recorded.Count > 1 && sound.Recorded[^1].IsEnded, "the microphone's end");
        }

        foreach (var channel in (string[])["main", "playback", "record"])
        {
            Keep(workspace["recorded"], name, 8192, $"{channel}-*");
        }
    }

    private static void Keep(string recorded, string name, int longestBody, string which)
    {
        var folder = Path.Combine(Workspace.Checkout, "tests/Compositor.Spice.Tests/Recordings/sessions");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(recorded, which))
        {
            SessionRecording.Keep(file, Path.Combine(folder, $"{name}-{Path.GetFileName(file)}.gz"), longestBody);
        }
    }
}
