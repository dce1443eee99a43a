using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text.Json;
using Compositor.Shell.Control.Server;

namespace Compositor.Shell.Control.Client;

/// <summary>Asks a running compositor one thing.</summary>
internal static class ControlClient
{
    /// <summary>Replies list every source, and so may be longer than requests.</summary>
    private const int MaximumReply = 16 * 1024 * 1024;

    /// <summary>Sends a request and waits for the reply.</summary>
    /// <returns>The reply's bytes, one JSON object.</returns>
    /// <exception cref="ControlException">No compositor answers there.</exception>
    public static async Task<byte[]> SendAsync(string path, ControlRequest request, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new ControlException(ControlCodes.Failed, $"no compositor is running: there is no {path}");
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            using var stream = new NetworkStream(socket);
            var json = JsonSerializer.SerializeToUtf8Bytes(request, ControlJson.Default.ControlRequest);
            await stream.WriteAsync((byte[])[.. json, (byte)'\n'], cancellationToken).ConfigureAwait(false);
            var line = await new LineReader(PipeReader.Create(stream), MaximumReply).ReadAsync(cancellationToken).ConfigureAwait(false);
            return line is { IsTooLong: false } reply
                ? reply.Bytes
                : throw new ControlException(ControlCodes.Failed, $"the compositor at {path} hung up without a reply");
        }
        catch (Exception problem) when (problem is SocketException or IOException or ArgumentException)
        {
            throw new ControlException(ControlCodes.Failed, $"no compositor answers at {path}: {problem.Message}", problem);
        }
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="ControlException">It is none: another program is there.</exception>
    public static ControlReply Read(byte[] reply)
    {
        try
        {
            return JsonSerializer.Deserialize(reply, ControlJson.Default.ControlReply)
                ?? throw new ControlException(ControlCodes.Failed, "the reply is empty");
        }
        catch (JsonException wrong)
        {
            throw new ControlException(ControlCodes.Failed, $"the reply cannot be read: {wrong.Message}", wrong);
        }
    }
}
