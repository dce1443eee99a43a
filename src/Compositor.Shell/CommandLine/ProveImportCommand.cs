using System.CommandLine;
using Compositor.Rendering;

namespace Compositor.Shell.CommandLine;

/// <summary>
/// compositor prove-import: what the compositor starts itself as a child, to try imports that may crash their driver. Not for people,
/// who have doctor.
/// </summary>
internal sealed class ProveImportCommand : Command
{
    private readonly Option<string> _platform = new("--platform") { Required = true };
    private readonly Option<string> _api = new("--api") { DefaultValueFactory = _ => string.Empty };
    private readonly Option<string> _renderer = new("--renderer") { DefaultValueFactory = _ => string.Empty };
    private readonly Option<string> _exporter = new("--exporter") { Required = true };
    private readonly Option<string[]> _formats = new("--format") { Required = true };
    private readonly Option<string[]> _modifiers = new("--modifier") { Required = true };
    private readonly Option<int> _seconds = new("--seconds") { DefaultValueFactory = _ => (int)ImportProofs.DefaultLimit.TotalSeconds };

    public ProveImportCommand()
        : base(TrialRequest.Verb, "Tries imports of dma-bufs.")
    {
        Hidden = true;
        _api.AcceptOnlyFromAmong(ProofDevice.Core, ProofDevice.Es, string.Empty);
        foreach (var option in new Option[] { _platform, _api, _renderer, _exporter, _formats, _modifiers, _seconds })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var (formats, modifiers) = (result.GetRequiredValue(_formats), result.GetRequiredValue(_modifiers));
        var cases = new List<ImportCase>();
        for (var i = 0; i < formats.Length; i++)
        {
            if (i >= modifiers.Length
                || !TrialRequest.TryParseFormat(formats[i], out var format)
                || !TrialRequest.TryParseModifier(modifiers[i], out var modifier))
            {
                result.InvocationConfiguration.Error.WriteLine($"compositor: format {formats[i]} and its modifier cannot be read");
                return ExitCodes.Wrong;
            }

            cases.Add(new ImportCase(result.GetRequiredValue(_exporter), format, modifier));
        }

        var request = new TrialRequest(
            result.GetRequiredValue(_platform), result.GetValue(_api)!, result.GetValue(_renderer)!, cases, result.GetValue(_seconds));
        new ImportTrial(request, result.InvocationConfiguration.Output).Run();
        return ExitCodes.Ok;
    }
}
