using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Control.Server;

/// <summary>One client: a request a line, a reply a line, in order, until it hangs up. Owns the socket.</summary>
internal sealed class ControlConnection(Socket socket, ControlVerbs verbs, ILogger log)
{
    public const int MaximumLine = 64 * 1024;

    /// <summary>How long a reply that is on its way may hold up the end, so that "quit" still gets its reply.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        var lines = new LineReader(PipeReader.Create(stream), MaximumLine);
        try
        {
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                await WriteAsync(stream, await ReplyToAsync(line, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
        {
            // The client has hung up, or the shell ends.
        }
    }

    public static async Task WriteAsync(Stream stream, ControlReply reply, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource();
        using var ending = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).CancelAfter(LastWords), limit);
        var json = JsonSerializer.SerializeToUtf8Bytes(reply, ControlJson.Default.ControlReply);
        await stream.WriteAsync((byte[])[.. json, (byte)'\n'], limit.Token).ConfigureAwait(false);
    }

    private async Task<ControlReply> ReplyToAsync(ControlLine line, CancellationToken cancellationToken)
    {
        if (line.IsTooLong)
        {
            return ControlReply.Refusal(ControlCodes.TooLong, $"a request has at most {MaximumLine} bytes");
        }

        try
        {
            var request = JsonSerializer.Deserialize(line.Bytes, ControlJson.Default.ControlRequest)
                ?? throw new ControlException(ControlCodes.BadRequest, "a request is a JSON object, not null");
            return await verbs.PerformAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException wrong)
        {
            return ControlReply.Refusal(ControlCodes.BadRequest, $"a request is one JSON object in a line: {wrong.Message}");
        }
        catch (ControlException refused)
        {
            return ControlReply.Refusal(refused.Code, refused.Message);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            log.LogError(defect, "A request on the control socket failed");
            return ControlReply.Refusal(ControlCodes.Failed, defect.Message);
        }
    }
}
