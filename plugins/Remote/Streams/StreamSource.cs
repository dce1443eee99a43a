using Compositor.Codecs;
using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Remote;

/// <summary>
/// A video by GStreamer. Each connection is a pipeline with a thread of its own, which also lets go of it: an element that hangs keeps that thread,
/// and neither the source nor the program.
/// </summary>
internal sealed class StreamSource(string name, StreamOptions options, IMediaLibrary library) : ISource
{
    /// <summary>How long a pipeline may take to let go.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private Task _former = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken)
    {
        await WaitForFormerAsync(cancellationToken).ConfigureAwait(false);
        var password = await options.Passwords.GetAsync(cancellationToken).ConfigureAwait(false);
        var session = new StreamSession(host, name, options, library, password);
        using var stopping = cancellationToken.UnsafeRegister(static state => ((StreamSession)state!).Stop(), session);
        _former = session.Released;
        session.Start();
        await session.Ended.ConfigureAwait(false);
        await Task.WhenAny(session.Released, Task.Delay(Patience, host.Time, CancellationToken.None)).ConfigureAwait(false);
        if (!session.Released.IsCompleted)
        {
            host.Log.LogWarning("GStreamer takes longer than {Seconds} s to let go of the stream, and is left to it", Patience.TotalSeconds);
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw await session.Ended.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // One that hangs is enough: another would take its port, and hang, too.
    private async Task WaitForFormerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _former.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SourceException("GStreamer has not let go of the stream before; an element hangs", e);
        }
    }
}
