using Compositor.Contracts;
using Compositor.Plugins.Testcard.Drawing;
using Compositor.Plugins.Testcard.Faults;
using Compositor.Plugins.Testcard.Input;
using Compositor.Plugins.Testcard.Patterns;

namespace Compositor.Plugins.Testcard;

/// <summary>
/// One head: draws a frame for each tick and each input, and awaits each commit before the next, so that a slow renderer slows the
/// testcard and never piles up work. All drawing is on this head's own asynchronous flow; other threads only wake it.
/// </summary>
internal sealed class Head(int number, TestcardOptions options, ISurfaceHost host) : IDisplayControl
{
    private readonly Wake _wake = new();
    private readonly Board _board = new(options.Size);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IInputSink input = new BoardInput(_board, _wake, options.Pointer);
        using var surface = host.CreateSurface(new SurfaceOptions(number)
        {
            Title = options.Heads == 1 ? "testcard" : $"testcard head {number}",
            Input = options.Fault == Fault.ThrowOnInput ? new ThrowingInput(options.Pointer) : input,
            Display = options.Resizable ? this : null,
        });
        using var ticks = StartTicks();
        var pattern = Pattern.Create(options.Pattern, options.Seed + (uint)number);
        var fault = new FaultPlan(options.Fault, options.FaultAfter, surface);

        for (var frame = 0L; ;)
        {
            var size = _board.Size;
            using var canvas = host.CreateCanvas(size, options.Format);
            var sheet = new Sheet(canvas, pattern, frame);
            surface.Attach(canvas.CreateBuffer());
            while (_board.Size == size)
            {
                await surface.CommitAsync(sheet.Draw(frame, _board.State)).ConfigureAwait(false);
                await fault.StrikeAsync(frame, size, options.Format, cancellationToken).ConfigureAwait(false);
                await _wake.WaitAsync(cancellationToken).ConfigureAwait(false);
                frame += _wake.TakeTick() ? 1 : 0;
            }
        }
    }

    /// <summary>Any thread: the head takes the size before its next frame.</summary>
    public void RequestSize(Size size, Size millimetres)
    {
        if (size is { Width: >= 16 and <= SurfaceBuffer.MaximumSide, Height: >= 16 and <= SurfaceBuffer.MaximumSide })
        {
            _board.Resize(size);
            _wake.ForInput();
        }
    }

    private ITimer? StartTicks()
    {
        if (options.Rate <= 0)
        {
            return null;
        }

        var period = TimeSpan.FromSeconds(1 / options.Rate);
        return host.Time.CreateTimer(wake => ((Wake)wake!).ForTick(), _wake, period, period);
    }
}
