using System.Buffers;
using System.IO.Pipelines;

namespace Compositor.Shell.Control.Server;

/// <summary>Cuts a stream into lines. A line that is too long is skipped to its end, so that the next one is read right.</summary>
/// <param name="input">Read by one at a time.</param>
/// <param name="maximum">Bytes of a line, without its end.</param>
internal sealed class LineReader(PipeReader input, int maximum)
{
    /// <summary>The next line; null at the end. What follows the last line end does not count.</summary>
    public async ValueTask<ControlLine?> ReadAsync(CancellationToken cancellationToken)
    {
        var tooLong = false;
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                tooLong |= line.Length > maximum;
                var result = new ControlLine(tooLong ? [] : line.ToArray(), tooLong);
                input.AdvanceTo(buffer.GetPosition(1, end));
                return result;
            }

            if (buffer.Length > maximum)
            {
                tooLong = true;
                input.AdvanceTo(buffer.End);
            }
            else
            {
                input.AdvanceTo(buffer.Start, buffer.End);
            }

            if (read.IsCompleted)
            {
                return null;
            }
        }
    }
}
