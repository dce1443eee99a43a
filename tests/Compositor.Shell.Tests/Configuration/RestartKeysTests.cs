using Compositor.Contracts;
using Compositor.Shell.Configuration;
using Compositor.Shell.Plugins;
using Compositor.Shell.Running;
using Xunit;

namespace Compositor.Shell.Tests.Configuration;

public sealed class RestartKeysTests
{
    [Fact]
    public void What_is_taken_over_live_needs_no_restart() => Assert.Empty(RestartKeys.Between(
        new ShellOptions(), new ShellOptions { Labels = false, RetryInitial = TimeSpan.FromSeconds(2), RetryMaximum = TimeSpan.FromSeconds(3) }));

    [Fact]
    public void What_is_read_at_the_start_only_is_named() => Assert.Equal(
        ["size", "renderer"], RestartKeys.Between(new ShellOptions(), new ShellOptions { Size = new Size(64, 64), Renderer = RendererChoice.Cpu }));

    [Fact]
    public void What_the_command_line_says_stays_in_force()
    {
        var file = new ShellConfiguration(
            "/c.toml", new ShellOptions { Output = OutputChoice.Sdl, Labels = false }, [], new PolicyConfiguration("grid", Empty, "/"), new PolicyConfiguration("follow", Empty, "/"), []);
        var options = new RunOptions("/c.toml", file, PluginFolders.Load(), "/socket") { Output = OutputChoice.Headless, Size = new Size(32, 32) };

        var changed = file with { Shell = file.Shell with { Output = OutputChoice.Auto, Size = new Size(64, 64), Labels = true } };

        Assert.Empty(RestartKeys.Between(options.InForce(file).Shell, options.InForce(changed).Shell));
        Assert.True(options.InForce(changed).Shell.Labels);
    }

    private static Dictionary<string, SettingValues> Empty => [];
}
