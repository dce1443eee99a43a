using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;

namespace Compositor.Virgil.Tests;

/// <summary>A real QEMU with two QMP sockets: one for the source under test, one for the test itself.</summary>
internal sealed class Qemu : IDisposable
{
    public const string Memtest = "/usr/lib/memtest86+/memtest86+x64.iso";
    public const string Grub = "/usr/lib/grub-rescue/grub-rescue-cdrom.iso";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("virgil-");
    private QmpClient? _control;

    private Qemu(string binary, string name, string display, IEnumerable<string> arguments)
    {
        Name = name;
        var start = new ProcessStartInfo(binary) { RedirectStandardError = true, RedirectStandardInput = true };
        string[] common =
        [
            "-name", name, "-M", "pc", "-accel", "tcg", "-m", "64", "-nodefaults", "-display", display,
            "-qmp", $"unix:{Socket},server=on,wait=off", "-qmp", $"unix:{_directory.FullName}/test,server=on,wait=off",
        ];
        foreach (var argument in common.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        Process = Process.Start(start)!;
        Process.BeginErrorReadLine();
    }

    public string Name { get; }

    public Process Process { get; }

    public string Socket => $"{_directory.FullName}/qmp";

    /// <summary>The QEMU of the system, or null.</summary>
    public static string? System7 => File.Exists("/usr/bin/qemu-system-x86_64") ? "/usr/bin/qemu-system-x86_64" : null;

    /// <summary>QEMU 10 or later, as tests/qemu10.sh prepares it, or null.</summary>
    public static string? System10
    {
        get
        {
            if (Environment.GetEnvironmentVariable("COMPOSITOR_QEMU10") is { Length: > 0 } chosen)
            {
                return chosen;
            }

            for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
            {
                var wrapper = Path.Combine(place.FullName, "artifacts", "qemu10", "qemu-system-x86_64");
                if (File.Exists(wrapper))
                {
                    return wrapper;
                }
            }

            return null;
        }
    }

    public static async Task<Qemu> StartAsync(string binary, string name, string display, params string[] arguments)
    {
        var qemu = new Qemu(binary, name, display, arguments);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                qemu._control = new QmpClient(UnixSocket.Connect($"{qemu._directory.FullName}/test"));
                qemu._control.Open();
                return qemu;
            }
            catch (UnixException) when (!qemu.Process.HasExited && !late.IsCancellationRequested)
            {
                await timer.WaitForNextTickAsync(CancellationToken.None);
            }
            catch
            {
                qemu.Dispose();
                throw;
            }
        }
    }

    public JsonNode? Execute(string command, JsonObject? arguments = null) => _control!.Execute(command, arguments);

    /// <summary>Waits until QEMU's main loop has come round.</summary>
    public Task PingAsync() => Task.Run(() => Execute("query-status"));

    /// <summary>Sends a signal to the process.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("/bin/kill", [$"-{name}", $"{Process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>What QEMU itself says is on screen.</summary>
    public (Size Size, byte[] Pixels) Screendump()
    {
        var path = $"{_directory.FullName}/dump.ppm";
        Execute("screendump", new JsonObject { ["filename"] = path });
        var bytes = File.ReadAllBytes(path);
        var (at, fields) = (0, new List<string>());
        while (fields.Count < 4)
        {
            var end = at;
            while (!char.IsWhiteSpace((char)bytes[end]))
            {
                end++;
            }

            fields.Add(global::System.Text.Encoding.ASCII.GetString(bytes, at, end - at));
            at = end + 1;
        }

        var size = new Size(int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture));
        var pixels = new byte[size.Area * 4];
        for (var i = 0; i < size.Area; i++)
        {
            (pixels[i * 4], pixels[(i * 4) + 1], pixels[(i * 4) + 2]) = (bytes[at + (i * 3) + 2], bytes[at + (i * 3) + 1], bytes[at + (i * 3)]);
        }

        return (size, pixels);
    }

    public void Dispose()
    {
        _control?.Dispose();
        Process.Kill(); // nothing, when it has ended
        Process.WaitForExit();
        Process.Dispose();
        _directory.Delete(recursive: true);
    }
}
