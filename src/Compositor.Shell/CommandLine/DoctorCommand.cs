using System.CommandLine;
using System.Text.Json;
using Compositor.Rendering;
using Compositor.Shell.Control;
using Compositor.Shell.Doctor;
using Compositor.Shell.Plugins;

namespace Compositor.Shell.CommandLine;

/// <summary>compositor doctor.</summary>
internal sealed class DoctorCommand : DocumentedCommand
{
    private static readonly TimeSpan ChildLimit = TimeSpan.FromSeconds(20);

    private readonly Option<string[]> _plugins = CommonOptions.Plugins();
    private readonly Option<bool> _json = new("--json") { Description = "Write the findings as one JSON object." };
    private readonly Option<int> _limit = new("--limit")
    {
        Description = "How long all of it may take.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 120,
    };

    public DoctorCommand()
        : base(
            "doctor",
            "Looks at this machine and says what works, what does not, and what to do. Changes nothing. Ends with 1 only when nothing can be shown at all.",
            "compositor doctor",
            "compositor doctor --json")
    {
        _limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 86400)
            {
                result.AddError("--limit must be 1 to 86400 seconds");
            }
        });
        Add(_plugins);
        Add(_json);
        Add(_limit);
        SetAction(RunAsync);
    }

    /// <summary>What is looked at, in the order of the report.</summary>
    private static IReadOnlyList<IInspection> Inspections(Catalogue catalogue)
    {
        var machine = Surroundings.Here;
        var child = new Child(TrialCommand.OfThisProgram(), ChildLimit);
        var survey = new EglSurvey(machine, child);
        var home = machine.Variable("HOME") ?? "/";
        return
        [
            new OutputInspection(machine),
            new SdlInspection(machine, child),
            new SoundInspection(child),
            new DrmInspection(machine),
            new EglInspection(survey),
            new UdmabufInspection(machine),
            new ImportInspection(survey, Exporters.Here, child),
            new MasterInspection(machine, MasterInspection.Ask),
            new SeatInspection(machine),
            new InputInspection(machine),
            new GroupInspection(machine),
            new KvmInspection(machine),
            new QemuInspection("qemu-system-x86_64", ChildLimit),
            new LibraryInspection(),
            new FontInspection(["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".fonts"), Path.Combine(home, ".local/share/fonts")]),
            new PluginInspection(catalogue),
            new ConfigurationInspection(ConfigurationSearch.Places(machine.Variable), catalogue),
            new SocketInspection(ControlSocketPath.Default),
        ];
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var output = result.InvocationConfiguration.Output;
        var text = result.GetValue(_json) ? null : new DoctorText(output);
        var findings = new List<FindingDocument>();
        var canShow = true;
        var inspections = Inspections(CommonOptions.LoadPlugins(result.GetValue(_plugins)));
        var examination = new Examination(inspections, TimeSpan.FromSeconds(result.GetValue(_limit)));
        await foreach (var (inspection, finding) in examination.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            findings.Add(FindingDocument.Of(inspection.Group, finding));
            canShow &= !finding.Blocks;
            await (text?.WriteAsync(inspection, finding) ?? Task.CompletedTask).ConfigureAwait(false);
        }

        var document = new DoctorDocument { CanShow = canShow, Findings = findings };
        await (text?.WriteSumAsync(canShow) ?? output.WriteLineAsync(JsonSerializer.Serialize(document, DoctorJson.Readable.DoctorDocument))).ConfigureAwait(false);
        return canShow ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
