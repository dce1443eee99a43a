using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>What is left when the compositor ends, however it ends: nothing of its own, and no machine that it started.</summary>
public sealed class EndingTests
{
    private static readonly string[] Options = ["--output", "headless", "--size", "720x424"];

    [Theory]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.Interrupt)]
    public async Task A_signal_ends_it_and_the_machine_that_it_started(int signal)
    {
        using var workspace = new Workspace();
        await using var wall = await StartAsync(workspace);
        var machine = await MachineOfAsync(wall);

        Assert.Equal(0, await wall.QuitAsync(signal));

        Assert.False(File.Exists(wall.SocketPath), "the control socket is left");
        Assert.False(Processes.IsRunning(machine), "the machine goes on");
        Assert.Empty(Directory.GetFileSystemEntries(workspace["runtime"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_killed_compositor_takes_the_machine_that_it_started_along()
    {
        using var workspace = new Workspace();
        await using var wall = await StartAsync(workspace);
        var machine = await MachineOfAsync(wall);

        Assert.NotEqual(0, await wall.QuitAsync(Signals.Kill));

        await Eventually.TrueAsync("the machine has ended", () => Task.FromResult(!Processes.IsRunning(machine)), 10);
        await using var next = await StartAsync(workspace);
        await next.WaitForStateAsync("alpha", "live");
        Assert.Equal(0, await next.QuitAsync());
    }

    [Fact]
    public async Task A_machine_that_is_to_be_kept_outlives_a_killed_compositor()
    {
        using var workspace = new Workspace();
        await using var wall = await StartAsync(workspace, "keep = true");
        var machine = await MachineOfAsync(wall);
        try
        {
            Assert.NotEqual(0, await wall.QuitAsync(Signals.Kill));
            Assert.True(Processes.IsRunning(machine), "the machine has ended");
        }
        finally
        {
            Signals.Send(machine, Signals.Kill);
        }
    }

    private static Task<CompositorProcess> StartAsync(Workspace workspace, string keys = "")
    {
        var binary = QemuBinary.Require("system", Guest.Grub);
        var runtime = Directory.CreateDirectory(workspace["runtime"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return CompositorProcess.StartAsync(
            workspace,
            Configurations.Start() + Configurations.Launched("alpha", binary, Guest.Grub, keys),
            Options,
            new Dictionary<string, string?> { ["XDG_RUNTIME_DIR"] = runtime.FullName });
    }

    private static async Task<int> MachineOfAsync(CompositorProcess wall)
    {
        await wall.WaitForStateAsync("alpha", "live");
        return Assert.Single(Processes.ChildrenOf(wall.Pid));
    }
}
