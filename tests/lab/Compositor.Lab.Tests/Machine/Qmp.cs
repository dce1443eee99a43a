using System.Text.Json;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Lab.Tests.Machine;

/// <summary>The outer QEMU's monitor.</summary>
internal sealed class Qmp : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly LineSocket _socket;

    private Qmp(LineSocket socket) => _socket = socket;

    public static async Task<Qmp> ConnectAsync(string path)
    {
        var qmp = new Qmp(await LineSocket.ConnectAsync(path));
        await qmp._socket.ReceiveAsync(TimeSpan.FromSeconds(20));
        await qmp.ExecuteAsync("qmp_capabilities");
        return qmp;
    }

    /// <summary>One command.</summary>
    /// <exception cref="InvalidOperationException">QEMU refuses it.</exception>
    public async Task<JsonElement> ExecuteAsync(string command, object? arguments = null)
    {
        await _turn.WaitAsync();
        try
        {
            await _socket.SendAsync(JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["execute"] = command,
                ["arguments"] = arguments ?? new object(),
            }));
            while (true)
            {
                // Events come in between.
                var answer = await _socket.ReceiveAsync(TimeSpan.FromSeconds(30));
                if (answer.TryGetProperty("return", out var result))
                {
                    return result;
                }

                if (answer.TryGetProperty("error", out var error))
                {
                    throw new InvalidOperationException($"{command}: {error}");
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _turn.Dispose();
    }
}
