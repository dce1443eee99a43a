using Compositor.Contracts;
using Compositor.Core;
using Compositor.Shell.Configuration;
using Compositor.Shell.Plugins;
using Compositor.Unix;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Running;

/// <summary>The configured sources, in the order of the configuration. Main thread, but for what <see cref="Source"/> allows.</summary>
/// <param name="sound">Where sources are heard.</param>
/// <param name="forget">Lets go of a surface whose source has ended; called on any thread.</param>
/// <param name="clipboard">The wall's.</param>
internal sealed class SourceSet(
    Catalogue catalogue, ISourceObserver observer, Func<Surface, Task> forget, WallClipboard clipboard, SoundDesk sound, TimeProvider time, ILoggerFactory logs) : IAsyncDisposable
{
    private readonly List<Source> _sources = [];
    private readonly List<Task> _endings = [];

    public IReadOnlyList<Source> Sources => _sources;

    public Surface? Find(SurfaceId id)
    {
        foreach (var source in _sources)
        {
            if (source.Name != id.Source)
            {
                continue;
            }

            foreach (var surface in source.Surfaces)
            {
                if (surface.Id == id)
                {
                    return surface;
                }
            }
        }

        return null;
    }

    public Source? Find(string name) => _sources.Find(source => source.Name == name);

    /// <summary>Ends and begins sources until they are those of a configuration; what is equal in both goes on undisturbed.</summary>
    /// <param name="before">In force until now; null at the start.</param>
    /// <param name="after">To be in force.</param>
    public void Apply(ShellConfiguration? before, ShellConfiguration after)
    {
        var kept = before is null ? [] : ConfigurationDifference.Between(before, after).Kept.Select(source => source.Name).ToHashSet();
        foreach (var source in _sources.Where(source => !kept.Contains(source.Name)).ToArray())
        {
            _sources.Remove(source);
            _endings.RemoveAll(ending => ending.IsCompleted);
            _endings.Add(EndAsync(source));
        }

        var loudness = before?.Sources.ToDictionary(source => source.Name) ?? [];
        foreach (var source in after.Sources.Where(source => kept.Contains(source.Name) && source != loudness[source.Name]))
        {
            SetLoudness(Find(source.Name)!, source);
        }

        var backOff = new BackOff(after.Shell.RetryInitial, after.Shell.RetryMaximum);
        var all = after.Sources.Select(wanted => _sources.Find(source => source.Name == wanted.Name) ?? Start(wanted, backOff)).ToArray();
        _sources.Clear();
        _sources.AddRange(all);
        _sources.ForEach(source => source.BackOff = backOff);
    }

    /// <summary>Ends every source.</summary>
    public async ValueTask DisposeAsync()
    {
        _endings.AddRange(_sources.Select(source => EndAsync(source)));
        await Task.WhenAll(_endings).ConfigureAwait(false);
    }

    private static void SetLoudness(Source source, SourceConfiguration wanted) =>
        (source.Sound!.Volume, source.Sound.IsMuted) = (wanted.Volume, wanted.IsMuted);

    private async Task EndAsync(Source source)
    {
        sound.Remove(source.Sound!);
        await source.DisposeAsync().ConfigureAwait(false);
        foreach (var surface in source.Surfaces)
        {
            await forget(surface).ConfigureAwait(false);
        }
    }

    private Source Start(SourceConfiguration wanted, BackOff backOff)
    {
        var plugin = catalogue.Sources[wanted.Kind].Create(wanted.Settings);
        var log = logs.CreateLogger($"source.{wanted.Name}");
        var source = new Source(wanted.Name, wanted.Kind, plugin, observer, (_, size, format) => new SealedCanvas(size, format), clipboard, time, log, backOff)
        {
            Sound = sound.Add(wanted.Name, wanted.HasMicrophone),
        };
        SetLoudness(source, wanted);
        source.Start();
        return source;
    }
}
