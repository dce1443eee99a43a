namespace Compositor.VirglDriver;

/// <summary>A running machine and the commands that it takes. Disposing ends it. One thread.</summary>
internal sealed class Machine : IDisposable
{
    private readonly InnerQemu _qemu;
    private readonly Monitor _monitor;
    private readonly Guest? _guest;
    private readonly Scene? _scene;

    private Machine(InnerQemu qemu, Monitor monitor, Guest? guest)
    {
        (_qemu, _monitor, _guest) = (qemu, monitor, guest);
        _scene = guest is null ? null : new Scene(guest);
    }

    /// <summary>Starts one, and its guest where this program plays it.</summary>
    /// <exception cref="DriverException">It does not come up.</exception>
    public static async Task<Machine> StartAsync(MachineOptions options)
    {
        var qemu = new InnerQemu(options);
        try
        {
            var monitor = new Monitor(await qemu.ConnectMonitorAsync());
            return new Machine(qemu, monitor, options.IsDriven ? await Guest.BootAsync(qemu) : null);
        }
        catch
        {
            qemu.Dispose();
            throw;
        }
    }

    /// <summary>Executes one line.</summary>
    /// <returns>"ok", perhaps with words after it, or "error" and why; always one line.</returns>
    public string Execute(string line)
    {
        try
        {
            var answer = Answer(line);
            _qemu.Log.ThrowIfRendererComplained();
            return answer.Length == 0 ? "ok" : $"ok {answer}";
        }
        catch (Exception e) when (e is DriverException or IOException)
        {
            return $"error {e.Message.ReplaceLineEndings(" | ")}";
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _guest?.Dispose();
        _monitor.Dispose();
        _qemu.Dispose();
    }

    private string Answer(string line)
    {
        var verb = new Words(line).Text();
        return verb switch
        {
            "log" => string.Join(" | ", _qemu.Log.Lines),
            "pid" => $"{_qemu.ProcessId}",
            "qmp" => _monitor.Execute(line[(line.IndexOf(verb, StringComparison.Ordinal) + verb.Length)..]),
            _ when _scene is null => throw new DriverException($"\"{verb}\" needs a virtio GPU"),
            _ => _scene.Execute(new Words(line)) ?? throw new DriverException($"\"{verb}\" is no command"),
        };
    }
}
