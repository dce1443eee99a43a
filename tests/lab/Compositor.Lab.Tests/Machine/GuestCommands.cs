using System.Net.Sockets;
using System.Text;

namespace Compositor.Lab.Tests.Machine;

/// <summary>
/// Runs shell commands in the lab, one after the other, over a virtual serial port (tests/lab/image/lab-init is the other end). What was
/// asked before the lab is up is answered when it is.
/// </summary>
internal sealed class GuestCommands : IDisposable
{
    private const int LongestHeader = 64;
    private const int MostBytes = 256 << 20;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly NetworkStream _stream;

    private GuestCommands(Socket socket) => _stream = new NetworkStream(socket, ownsSocket: true);

    public static async Task<GuestCommands> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
            return new GuestCommands(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command to its end; what it leaves running must have its output elsewhere.</summary>
    /// <param name="script">For bash.</param>
    /// <param name="seconds">It is ended after this time, with 124.</param>
    /// <param name="grace">Seconds more until the lab itself counts as lost.</param>
    /// <exception cref="TimeoutException">There is no answer.</exception>
    public async Task<GuestResult> RunAsync(string script, int seconds, int grace)
    {
        await _turn.WaitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds + grace));
        try
        {
            await _stream.WriteAsync(Encoding.ASCII.GetBytes($"{seconds} {Convert.ToBase64String(Encoding.UTF8.GetBytes(script))}\n"), limit.Token);
            var header = (await ReadHeaderAsync(limit.Token)).Split(' ');
            if (header.Length != 2 || !int.TryParse(header[0], out var status) || !int.TryParse(header[1], out var length) || length is < 0 or > MostBytes)
            {
                throw new InvalidDataException($"the lab answers \"{string.Join(' ', header)}\"");
            }

            var bytes = new byte[length];
            await _stream.ReadExactlyAsync(bytes, limit.Token);
            return new GuestResult(status, bytes);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"the lab did not answer within {seconds + grace} s: {script}");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _turn.Dispose();
    }

    private async Task<string> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var header = new byte[LongestHeader];
        for (var i = 0; i < header.Length; i++)
        {
            await _stream.ReadExactlyAsync(header.AsMemory(i, 1), cancellationToken);
            if (header[i] == '\n')
            {
                return Encoding.ASCII.GetString(header, 0, i);
            }
        }

        throw new InvalidDataException("the lab's answer has no beginning");
    }
}
