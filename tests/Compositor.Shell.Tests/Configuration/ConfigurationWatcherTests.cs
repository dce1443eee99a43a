using Compositor.Shell.Configuration;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Shell.Tests.Configuration;

public sealed class ConfigurationWatcherTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task SeveralStepsAreReadOnceAfterTheLast()
    {
        using var scratch = new ScratchDirectory();
        var file = scratch.Write("c.toml", "[shell]\noutputs = 3");
        var time = new FakeTimeProvider();
        using var watcher = new ConfigurationWatcher(file, time);

        watcher.NoteChange();
        time.Advance(ConfigurationWatcher.Settling / 2);
        watcher.NoteChange();
        time.Advance(ConfigurationWatcher.Settling / 2);
        Assert.False(watcher.Changes.TryPeek(out _));
        time.Advance(ConfigurationWatcher.Settling / 2);

        Assert.Equal("[shell]\noutputs = 3", (await NextAsync(watcher)).Text);
    }

    [Fact]
    public async Task AFileThatIsGoneIsSaid()
    {
        using var scratch = new ScratchDirectory();
        var time = new FakeTimeProvider();
        using var watcher = new ConfigurationWatcher(scratch.File("c.toml"), time);

        watcher.NoteChange();
        time.Advance(ConfigurationWatcher.Settling);

        Assert.StartsWith("cannot be read: ", (await NextAsync(watcher)).Problem, StringComparison.Ordinal);
    }

    /// <summary>With real time and a real directory: each way in which editors write.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheFileSystemIsHeard(bool byRename)
    {
        using var scratch = new ScratchDirectory();
        var file = scratch.Write("c.toml", "[shell]\noutputs = 1");
        using var watcher = new ConfigurationWatcher(file, TimeProvider.System);

        if (byRename)
        {
            File.Move(scratch.Write("c.toml~", "[shell]\noutputs = 7"), file, overwrite: true);
        }
        else
        {
            await File.WriteAllTextAsync(file, "[shell]\noutputs = 7");
        }

        Assert.Equal("[shell]\noutputs = 7", (await NextAsync(watcher)).Text);
    }

    [Fact]
    public async Task DisposingEndsTheChanges()
    {
        using var scratch = new ScratchDirectory();
        var watcher = new ConfigurationWatcher(scratch.Write("c.toml", string.Empty), TimeProvider.System);

        watcher.Dispose();
        watcher.NoteChange();

        await watcher.Changes.Completion.WaitAsync(Patience);
    }

    private static async Task<ConfigurationText> NextAsync(ConfigurationWatcher watcher) =>
        await watcher.Changes.ReadAsync().AsTask().WaitAsync(Patience);
}
