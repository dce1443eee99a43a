using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>A machine does not notice that its viewer dies.</summary>
public sealed class HarmlessTests
{
    private const int Pings = 10;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Options = ["--output", "headless", "--size", "720x424"];

    [Theory]
    [InlineData("system")]
    [InlineData("ten")]
    public async Task A_machine_answers_at_once_after_its_viewer_was_killed_and_is_shown_again_by_the_next(string which)
    {
        var binary = QemuBinary.Require(which, Guest.Memtest);
        using var workspace = new Workspace();
        await using var machine = await Qemu.StartAsync(workspace, "alpha", binary, Guest.Memtest);
        var configuration = Configurations.Start() + Configurations.Machine("alpha", machine);
        await using (var wall = await CompositorProcess.StartAsync(workspace, configuration, Options))
        {
            // It must be struck while pictures come.
            await wall.WaitForAsync("alpha", "draws", now => now is { State: "live", Commits: > 5 });
            Assert.NotEqual(0, await wall.QuitAsync(Signals.Kill));
        }

        var answers = new List<TimeSpan>();
        for (var i = 0; i < Pings; i++)
        {
            answers.Add(await machine.PingAsync());
        }

        Console.WriteLine($"QMP after the kill, ms: {string.Join(' ', answers.Select(answer => answer.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)))}");

        // The best of the first few: other load on the computer delays one, a machine that waits for its viewer delays all.
        Assert.True(answers.Take(3).Min() < Limit, $"QMP took {answers.Take(3).Min().TotalMilliseconds:0} ms");

        await using var next = await CompositorProcess.StartAsync(workspace, configuration, Options);
        await next.WaitForAsync("alpha", "draws", now => now is { State: "live", Commits: > 5 });
        await machine.FrozenAsync(async () =>
        {
            var own = await machine.ScreendumpAsync();
            await Eventually.TrueAsync("the picture equals the screendump", async () => own.DifferencesTo(await next.SourcePictureAsync("alpha")) == 0);
            return true;
        });
        Assert.Equal(0, await next.QuitAsync());
    }
}
