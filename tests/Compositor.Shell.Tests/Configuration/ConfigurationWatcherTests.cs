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
        using var watcher = new ConfigurationWatcher(file, StubCatalogue.Loader(), time);

        watcher.NoteChange();
        time.Advance(ConfigurationWatcher.Settling / 2);
        watcher.NoteChange();
        time.Advance(ConfigurationWatcher.Settling / 2);
        Assert.False(watcher.Changes.TryPeek(out _));
        time.Advance(ConfigurationWatcher.Settling / 2);

        Assert.Equal(3, (await NextAsync(watcher)).Configuration!.Shell.Outputs);
    }

    [Fact]
    public async Task AWrongChangeGivesItsErrors()
    {
        using var scratch = new ScratchDirectory();
        var file = scratch.Write("c.toml", "[shell]\noutputs = 0");
        var time = new FakeTimeProvider();
        using var watcher = new ConfigurationWatcher(file, StubCatalogue.Loader(), time);

        watcher.NoteChange();
        time.Advance(ConfigurationWatcher.Settling);

        var result = await NextAsync(watcher);
        Assert.Null(result.Configuration);
        Assert.Equal($"{file}:2:11: \"outputs\" must be 1 to 16, not 0", Assert.Single(result.Errors).ToString());
    }

    /// <summary>With real time and a real directory: each way in which editors write.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheFileSystemIsHeard(bool byRename)
    {
        using var scratch = new ScratchDirectory();
        var file = scratch.Write("c.toml", "[shell]\noutputs = 1");
        using var watcher = new ConfigurationWatcher(file, StubCatalogue.Loader(), TimeProvider.System);

        if (byRename)
        {
            File.Move(scratch.Write("c.toml~", "[shell]\noutputs = 7"), file, overwrite: true);
        }
        else
        {
            await File.WriteAllTextAsync(file, "[shell]\noutputs = 7");
        }

        Assert.Equal(7, (await NextAsync(watcher)).Configuration!.Shell.Outputs);
    }

    [Fact]
    public async Task DisposingEndsTheChanges()
    {
        using var scratch = new ScratchDirectory();
        var watcher = new ConfigurationWatcher(scratch.Write("c.toml", string.Empty), StubCatalogue.Loader(), TimeProvider.System);

        watcher.Dispose();
        watcher.NoteChange();

        await watcher.Changes.Completion.WaitAsync(Patience);
    }

    private static async Task<ConfigurationResult> NextAsync(ConfigurationWatcher watcher) =>
        await watcher.Changes.ReadAsync().AsTask().WaitAsync(Patience);
}
