using Compositor.Contracts;
using Compositor.Plugins.Testcard.Faults;

namespace Compositor.Plugins.Testcard;

/// <summary>One "connection" is one run of all heads; it ends when the shell says so, or as the configured fault has it.</summary>
internal sealed class TestcardSource(TestcardOptions options) : ISource
{
    public async Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken)
    {
        host.Report($"drawing {options.Pattern}");

        // The first head that fails takes the others with it: a connection ends as a whole.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heads = Enumerable.Range(0, options.Heads)
            .Select(number => EndAllWithAsync(new Head(number, options, host).RunAsync(ending.Token), ending))
            .ToArray();
        await Task.WhenAll(heads).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() =>
        options.Fault == Fault.ThrowInDispose
            ? throw new InvalidOperationException("the testcard was told to throw in DisposeAsync")
            : ValueTask.CompletedTask;

    private static async Task EndAllWithAsync(Task head, CancellationTokenSource ending)
    {
        try
        {
            await head.ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }
}
