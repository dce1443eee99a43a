using System.CommandLine;
using System.Globalization;
using Compositor.Shell.Control;
using Compositor.Shell.Control.Client;
using Compositor.Shell.Control.Reports;

namespace Compositor.Shell.CommandLine;

/// <summary>compositor ctl send-file: begins a transfer and follows it to its end; Ctrl+C cancels it.</summary>
internal sealed class SendFileCommand : DocumentedCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Argument<string> _name = new("NAME") { Description = "A source." };
    private readonly Argument<string> _file = new("PATH") { Description = "The file; the machine's agent puts it where it puts files, mostly Downloads." };
    private readonly Option<string> _socket;

    public SendFileCommand(Option<string> socket, params IReadOnlyList<string> examples)
        : base(Verbs.SendFile, "Sends a file to a machine whose agent takes files.", examples)
    {
        _socket = socket;
        Add(_name);
        Add(_file);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        var path = result.GetValue(_socket) ?? ControlSocketPath.Default;
        try
        {
            var transfer = await AskAsync(
                path,
                new() { Verb = Verbs.SendFile, Name = result.GetRequiredValue(_name), File = Path.GetFullPath(result.GetRequiredValue(_file)) },
                cancellationToken).ConfigureAwait(false);
            transfer = await FollowAsync(path, transfer, error, cancellationToken).ConfigureAwait(false);
            if (transfer.Reason is { } reason)
            {
                await error.WriteLineAsync($"compositor: {transfer.File} was not sent to {transfer.Name}: {reason}").ConfigureAwait(false);
                return ExitCodes.Failed;
            }

            await output.WriteLineAsync($"{transfer.File} is on {transfer.Name} ({transfer.Length} bytes)").ConfigureAwait(false);
            return ExitCodes.Ok;
        }
        catch (ControlException problem)
        {
            await error.WriteLineAsync($"compositor: {problem.Message}").ConfigureAwait(false);
            return ExitCodes.Failed;
        }
    }

    private static async Task<TransferReport> FollowAsync(string path, TransferReport transfer, TextWriter error, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        var isShown = false;
        while (!transfer.Done)
        {
            try
            {
                await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
                transfer = await AskAsync(path, new() { Verb = Verbs.FileTransfer, Id = transfer.Id }, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                await AskAsync(path, new() { Verb = Verbs.CancelFile, Id = transfer.Id }, CancellationToken.None).ConfigureAwait(false);
                transfer = transfer with { Done = true, Reason = "it was cancelled" };
            }

            // One line, written over and over; only for people.
            if (!Console.IsErrorRedirected)
            {
                isShown = true;
                await error.WriteAsync($"\r{Progress(transfer)}\u001b[K").ConfigureAwait(false);
            }
        }

        if (isShown)
        {
            await error.WriteAsync("\r\u001b[K").ConfigureAwait(false);
        }

        return transfer;
    }

    private static string Progress(TransferReport transfer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileName(transfer.File)}: {(transfer.Length == 0 ? 100 : transfer.Sent * 100.0 / transfer.Length):f0} % of {transfer.Length / 1048576.0:f1} MiB");

    private static async Task<TransferReport> AskAsync(string path, ControlRequest request, CancellationToken cancellationToken)
    {
        var reply = ControlClient.Read(await ControlClient.SendAsync(path, request, cancellationToken).ConfigureAwait(false));
        return reply.Transfer ?? throw new ControlException(
            reply.Error?.Code ?? ControlCodes.Failed, reply.Error?.Message ?? "the compositor did not say how the file is");
    }
}
