using System.ComponentModel;
using System.Diagnostics;

namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>QEMU, and whether it has a D-Bus display.</summary>
internal sealed class QemuInspection(string executable) : IInspection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Title => "QEMU";

    public async Task<IReadOnlyList<Finding>> InspectAsync(CancellationToken cancellationToken)
    {
        if (await OutputOfAsync(["--version"], cancellationToken).ConfigureAwait(false) is not { } version)
        {
            return [Finding.Lacking($"{executable} does not run: only running machines can be shown", "on Debian: apt install qemu-system-x86")];
        }

        var displays = await OutputOfAsync(["-display", "help"], cancellationToken).ConfigureAwait(false) ?? string.Empty;
        var hasDBus = displays.Split('\n', StringSplitOptions.TrimEntries).Contains("dbus");
        return
        [
            Finding.Good(version.Split('\n')[0].Trim()),
            hasDBus
                ? Finding.Good("it has a D-Bus display")
                : Finding.Lacking("it has no D-Bus display: no \"virgil\" sources", "QEMU 7.0 or newer with dbus; on Debian: apt install qemu-system-modules-opengl"),
        ];
    }

    /// <summary>What QEMU writes; null when it does not run, fails, or takes too long.</summary>
    private async Task<string?> OutputOfAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                var errors = process.StandardError.ReadToEndAsync(limit.Token);
                var output = await process.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
                await errors.ConfigureAwait(false);
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return process.ExitCode == 0 ? output : null;
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
