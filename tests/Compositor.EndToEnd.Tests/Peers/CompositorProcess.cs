using System.Diagnostics;
using System.Text.Json;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>The built `compositor` as its users run it, and its control socket.</summary>
internal sealed class CompositorProcess : IAsyncDisposable
{
    private readonly Workspace _workspace;
    private readonly string _socket;
    private readonly Process _process;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _log = [];
    private LineSocket? _control;

    private CompositorProcess(Workspace workspace, string config, IReadOnlyList<string> options, IReadOnlyDictionary<string, string?>? environment)
    {
        (_workspace, _socket) = (workspace, workspace["control.sock"]);
        // A shell has what it starts in the background ignore SIGINT, and that is inherited: tests that run there want it back.
        var start = new ProcessStartInfo("env") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--default-signal=INT", Binary, "run", "--config", config, "--socket", _socket, .. options])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        // Not WaitForExitAsync: it also waits for the output's end, which comes when the last machine that inherited it has ended.
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _ended.TrySetResult();
        _process.Start();
        _process.ErrorDataReceived += (_, e) => Note(e.Data);
        _process.OutputDataReceived += (_, e) => Note(e.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>The program under test.</summary>
    public static string Binary
    {
        get
        {
            var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
            return Path.Combine(Workspace.Checkout, "src/Compositor.Shell/bin", configuration, "net10.0/compositor");
        }
    }

    public string SocketPath => _socket;

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

    /// <summary>Saves another configuration, as an editor does: a new file is renamed over the old one.</summary>
    public async Task SaveAsync(string configuration)
    {
        var draft = _workspace["compositor.toml~"];
        await File.WriteAllTextAsync(draft, configuration);
        File.Move(draft, _workspace["compositor.toml"], overwrite: true);
    }

    public bool HasLogged(string text)
    {
        lock (_log)
        {
            return _log.Exists(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    public Task WaitForLogAsync(string text, double seconds = 30) =>
        Eventually.TrueAsync($"the log has \"{text}\"", () => Task.FromResult(HasLogged(text)), seconds);

    /// <summary>`compositor ctl` on this compositor's socket.</summary>
    public Task<ToolResult> CtlAsync(params string[] arguments) => Tool.RunAsync(Binary, ["ctl", "--socket", _socket, .. arguments]);

    /// <summary>One control request, as text, and whatever answer comes.</summary>
    public async Task<JsonElement> AskAsync(string request)
    {
        var control = _control ?? throw new InvalidOperationException("not connected");
        await control.SendAsync(request);
        return await control.ReceiveAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>One control request.</summary>
    /// <exception cref="ControlRefusedException">The answer is an error object.</exception>
    public async Task<JsonElement> ControlAsync(object request)
    {
        var answer = await AskAsync(JsonSerializer.Serialize(request));
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

    public async Task<JsonElement> StatusAsync() => (await ControlAsync(new { verb = "status" })).GetProperty("status");

    /// <summary>Every source by name.</summary>
    public async Task<IReadOnlyDictionary<string, SourceState>> SourcesAsync() =>
        (await ControlAsync(new { verb = "sources" })).GetProperty("sources").EnumerateArray()
            .ToDictionary(source => source.GetProperty("name").GetString()!, SourceState.From);

    public async Task<SourceState> SourceAsync(string name) => (await SourcesAsync())[name];

    /// <summary>The input that a testcard has drawn.</summary>
    public async Task<Card> CardAsync(string name) => new(await SourcePictureAsync(name));

    public Task WaitForAsync(string source, string what, Func<SourceState, bool> isReached, double seconds = 30) => Eventually.TrueAsync(
        $"{source} {what}", async () => (await SourcesAsync()).TryGetValue(source, out var state) && isReached(state), seconds);

    public Task WaitForStateAsync(string source, string state, double seconds = 30) =>
        WaitForAsync(source, $"is {state}", now => now.State == state, seconds);

    /// <summary>Asks it to end, and waits for a clean end.</summary>
    public async Task<int> QuitAsync(int signal = Signals.Terminate)
    {
        Signals.Send(Pid, signal);
        return await WaitForEndAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForEndAsync()
    {
        await _ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _control?.Dispose();
        if (!_process.HasExited)
        {
            Signals.Send(Pid, Signals.Kill);
            await _ended.Task;
        }

        _process.Dispose();
    }

    private string Ended()
    {
        lock (_log)
        {
            return $"the compositor ended with {_process.ExitCode}:\n{string.Join('\n', _log)}";
        }
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.Add(line);
        }

        Console.WriteLine($"[compositor] {line}");
    }
}
