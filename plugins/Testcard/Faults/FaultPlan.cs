using Compositor.Contracts;

namespace Compositor.Plugins.Testcard.Faults;

/// <summary>Misbehaves once per connection, after the configured number of frames. On the head's own flow.</summary>
internal sealed class FaultPlan(Fault fault, long after, ISurface surface)
{
    private static readonly Rect[] HostileDamage =
    [
        new(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue),
        new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue),
        new(10, 10, -20, -20),
        new(-5, -5, 10, 10),
    ];

    private bool _struck;

    public async Task StrikeAsync(long frame, Size size, FourCc format, CancellationToken cancellationToken)
    {
        if (_struck || frame < after)
        {
            return;
        }

        _struck = true;
        switch (fault)
        {
            case Fault.None or Fault.ThrowOnInput or Fault.ThrowInDispose:
                break;
            case Fault.End:
                throw new SourceException("the testcard was told to end");
            case Fault.Throw:
                throw new InvalidOperationException("the testcard was told to throw");
            case Fault.ThrowLate:
                await WaitForEndAsync(cancellationToken).ConfigureAwait(false);
                throw new InvalidOperationException("the testcard was told to throw when it ends");
            case Fault.Hang:
                await new TaskCompletionSource().Task.ConfigureAwait(false);
                break;
            case Fault.Block:
                cancellationToken.WaitHandle.WaitOne();
                break;
            case Fault.WrongSize:
                Show(FaultyBuffer.Create(default, format, stride: 4096));
                break;
            case Fault.BadStride:
                Show(FaultyBuffer.Create(size, format, stride: format.BytesPerPixel));
                break;
            case Fault.ShortMemory:
                Show(FaultyBuffer.Create(size, format, size.Width * format.BytesPerPixel));
                break;
            case Fault.BadDamage:
                await surface.CommitAsync(HostileDamage).ConfigureAwait(false);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(frame), fault, "no such fault");
        }
    }

    private static async Task WaitForEndAsync(CancellationToken cancellationToken) =>
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Show(SurfaceBuffer buffer)
    {
        surface.Attach(buffer);
        surface.Commit([new Rect(buffer.Size)]);
    }
}
