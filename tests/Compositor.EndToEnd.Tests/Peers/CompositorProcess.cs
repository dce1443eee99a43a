using System.Diagnostics;
using System.Text.Json;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>The built `compositor` as its users run it, and its control socket.</summary>
internal sealed class CompositorProcess : IAsyncDisposable
{
    private readonly Workspace _workspace;
    private readonly string _socket;
    private readonly Process _process;
    private LineSocket? _control;

    private CompositorProcess(Workspace workspace, string config, IReadOnlyList<string> options, IReadOnlyDictionary<string, string?>? environment)
    {
        (_workspace, _socket) = (workspace, workspace["control.sock"]);
        var start = new ProcessStartInfo(Binary) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["run", "--config", config, "--socket", _socket, .. options])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, e) => Note(e.Data);
        _process.OutputDataReceived += (_, e) => Note(e.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public static string Binary
    {
        get
        {
            var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
            return Path.Combine(Workspace.Checkout, "src/Compositor.Shell/bin", configuration, "net10.0/compositor");
        }
    }

    public List<string> Log { get; } = [];

    public int Pid => _process.Id;

    /// <summary>Open descriptors.</summary>
    public int Descriptors => Directory.GetFiles($"/proc/{Pid}/fd").Length;

    public static async Task<CompositorProcess> StartAsync(
        Workspace workspace, string configuration, IReadOnlyList<string> options, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var config = workspace["compositor.toml"];
        await File.WriteAllTextAsync(config, configuration);
        var compositor = new CompositorProcess(workspace, config, options, environment);
        try
        {
            compositor._control = await Eventually.GetAsync(
                "the control socket", async () => compositor._process.HasExited ? throw new InvalidOperationException(compositor.Ended()) : (LineSocket?)await LineSocket.ConnectAsync(compositor._socket));
            return compositor;
        }
        catch
        {
            await compositor.DisposeAsync();
            throw;
        }
    }

    /// <summary>One control request.</summary>
    /// <exception cref="ControlRefusedException">The answer is an error object.</exception>
    public async Task<JsonElement> ControlAsync(object request)
    {
        var control = _control ?? throw new InvalidOperationException("not connected");
        await control.SendAsync(JsonSerializer.Serialize(request));
        var answer = await control.ReceiveAsync(TimeSpan.FromSeconds(20));
        return answer.GetProperty("ok").GetBoolean()
            ? answer
            : throw new ControlRefusedException(answer.GetProperty("error").ToString());
    }

    public async Task<PixelGrid> SourcePictureAsync(string name)
    {
        var file = _workspace[$"source-{name}.png"];
        await ControlAsync(new { verb = "screenshot", file, source = name });
        return PixelGrid.FromPng(file);
    }

    public async Task<PixelGrid> OutputPictureAsync(string? keep = null)
    {
        var file = keep is null ? _workspace["output.png"] : Workspace.Keep(keep);
        await ControlAsync(new { verb = "screenshot", file });
        return PixelGrid.FromPng(file);
    }

    public async Task<string> StateOfAsync(string source)
    {
        var answer = await ControlAsync(new { verb = "sources" });
        foreach (var entry in answer.GetProperty("sources").EnumerateArray())
        {
            if (entry.GetProperty("name").GetString() == source)
            {
                return entry.GetProperty("state").GetString()!;
            }
        }

        throw new KeyNotFoundException(source);
    }

    public Task WaitForStateAsync(string source, string state, double seconds = 30) =>
        Eventually.TrueAsync($"{source} is {state}", async () => await StateOfAsync(source) == state, seconds);

    /// <summary>Asks it to end, and waits for a clean end.</summary>
    public async Task<int> QuitAsync(int signal = Signals.Terminate)
    {
        Signals.Send(Pid, signal);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _control?.Dispose();
        if (!_process.HasExited)
        {
            Signals.Send(Pid, Signals.Kill);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private string Ended()
    {
        lock (Log)
        {
            return $"the compositor ended with {_process.ExitCode}:\n{string.Join('\n', Log)}";
        }
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (Log)
        {
            Log.Add(line);
        }

        Console.WriteLine($"[compositor] {line}");
    }
}
