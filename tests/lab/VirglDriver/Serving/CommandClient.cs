using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Compositor.VirglDriver;

/// <summary>Sends lines to a unix socket and prints the answers, a line each.</summary>
internal static class CommandClient
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Sends line by line until an answer is not as it should be. Waits for a server that is still starting.</summary>
    /// <returns>0 when all went well.</returns>
    public static async Task<int> SendAsync(string path, ReadOnlyMemory<string> lines, Predicate<string> isWell)
    {
        await using var stream = new NetworkStream(await ConnectAsync(path), ownsSocket: true);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        for (var i = 0; i < lines.Length; i++)
        {
            await writer.WriteLineAsync(lines.Span[i]);
            var answer = await reader.ReadLineAsync();
            Console.WriteLine(answer ?? "error the other end has closed the connection");
            if (answer is null || !isWell(answer))
            {
                return 1;
            }
        }

        return 0;
    }

    private static async Task<Socket> ConnectAsync(string path)
    {
        using var timer = new PeriodicTimer(Interval);
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
                return socket;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(began) < StartLimit)
            {
                socket.Dispose();
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
