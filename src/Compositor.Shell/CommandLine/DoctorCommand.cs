using System.CommandLine;
using Compositor.Shell.CommandLine.Doctor;
using Compositor.Shell.Control;

namespace Compositor.Shell.CommandLine;

/// <summary>compositor doctor.</summary>
internal sealed class DoctorCommand : DocumentedCommand
{
    private readonly Option<string[]> _plugins = CommonOptions.Plugins();

    public DoctorCommand()
        : base(
            "doctor",
            "Looks at this machine and says what works, what does not, and what to do. Changes nothing. Ends with 1 only when nothing can run.",
            "compositor doctor")
    {
        Add(_plugins);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        IInspection[] inspections =
        [
            new DisplayInspection(Environment.GetEnvironmentVariable),
            new LibraryInspection(),
            new DeviceInspection(),
            new QemuInspection("qemu-system-x86_64"),
            new FontInspection(["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/", ".fonts")]),
            new PluginInspection(CommonOptions.LoadPlugins(result.GetValue(_plugins))),
            new SocketInspection(ControlSocketPath.Default),
        ];
        var fatal = false;
        foreach (var inspection in inspections)
        {
            var findings = await inspection.InspectAsync(cancellationToken).ConfigureAwait(false);
            await WriteAsync(inspection.Title, findings, result.InvocationConfiguration.Output).ConfigureAwait(false);
            fatal |= findings.Any(finding => finding.Level == FindingLevel.Fatal);
        }

        return fatal ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private static async Task WriteAsync(string title, IReadOnlyList<Finding> findings, TextWriter output)
    {
        await output.WriteLineAsync(title).ConfigureAwait(false);
        foreach (var finding in findings)
        {
            await output.WriteLineAsync($"  {Mark(finding.Level)} {finding.Text}").ConfigureAwait(false);
            if (finding.Advice is not null)
            {
                await output.WriteLineAsync($"         {finding.Advice}").ConfigureAwait(false);
            }
        }
    }

    private static string Mark(FindingLevel level) => level switch
    {
        FindingLevel.Good => "ok    ",
        FindingLevel.Lacking => "lacks ",
        FindingLevel.Fatal => "FATAL ",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "no such level"),
    };
}
