using System.Diagnostics;
using System.Net.Sockets;

namespace Compositor.VirglDriver;

/// <summary>The QEMU whose guest this program plays. Disposing ends it.</summary>
internal sealed class InnerQemu : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly MachinePlace _place = new();
    private readonly Process _process;

    /// <summary>Starts one.</summary>
    /// <exception cref="DriverException">There is no such program.</exception>
    public InnerQemu(MachineOptions options)
    {
        HaltFirmware.Write(_place.Firmware);
        File.Delete(options.Qmp);
        var start = new ProcessStartInfo(options.Qemu) { RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in QemuArguments.Of(options, _place))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            _process = Process.Start(start) ?? throw new DriverException($"{options.Qemu} does not start");
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or DriverException)
        {
            _place.Dispose();
            throw new DriverException($"{options.Qemu} cannot be started: {e.Message}", e);
        }

        _process.ErrorDataReceived += (_, line) => Log.Add(line.Data);
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    /// <summary>Its error output.</summary>
    public ErrorLog Log { get; } = new();

    public int ProcessId => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>Connects to its monitor, waiting until there is one.</summary>
    /// <exception cref="DriverException">QEMU ends at once, or does not come up.</exception>
    public Task<Socket> ConnectMonitorAsync() => ConnectAsync(_place.Monitor);

    /// <summary>Connects to its qtest socket.</summary>
    /// <exception cref="DriverException">QEMU ends at once, or does not come up.</exception>
    public Task<Socket> ConnectQtestAsync() => ConnectAsync(_place.Qtest);

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _place.Dispose();
    }

    private async Task<Socket> ConnectAsync(string path)
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
            catch (SocketException e)
            {
                socket.Dispose();
                if (HasEnded || Stopwatch.GetElapsedTime(began) > StartLimit)
                {
                    throw new DriverException($"QEMU {(HasEnded ? $"has ended with {_process.ExitCode}" : "does not come up")}; {Log.Tail}", e);
                }
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
