using System.CommandLine;
using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.Shell.CommandLine;

/// <summary>
/// compositor prove-import: what the compositor starts itself as a child, to try an import that may crash its driver. Not for people,
/// who have doctor.
/// </summary>
internal sealed class ProveImportCommand : Command
{
    private readonly Option<string> _platform = new("--platform") { Required = true };
    private readonly Option<string> _api = new("--api") { DefaultValueFactory = _ => string.Empty };
    private readonly Option<string> _renderer = new("--renderer") { DefaultValueFactory = _ => string.Empty };
    private readonly Option<string> _exporter = new("--exporter") { Required = true };
    private readonly Option<FourCc> _format = new("--format")
    {
        Required = true,
        CustomParser = argument => Parse(argument, TrialRequest.TryParseFormat(argument.Tokens[0].Value, out var format), format),
    };

    private readonly Option<ulong> _modifier = new("--modifier")
    {
        DefaultValueFactory = _ => Modifier.Implicit,
        CustomParser = argument => Parse(argument, TrialRequest.TryParseModifier(argument.Tokens[0].Value, out var modifier), modifier),
    };

    private readonly Option<int> _seconds = new("--seconds") { DefaultValueFactory = _ => (int)ImportProofs.DefaultLimit.TotalSeconds };

    public ProveImportCommand()
        : base(TrialRequest.Verb, "Tries one import of a dma-buf.")
    {
        Hidden = true;
        _api.AcceptOnlyFromAmong(ProofDevice.Core, ProofDevice.Es, string.Empty);
        foreach (var option in new Option[] { _platform, _api, _renderer, _exporter, _format, _modifier, _seconds })
        {
            Add(option);
        }

        SetAction(result =>
        {
            var what = new ImportCase(result.GetRequiredValue(_exporter), result.GetValue(_format), result.GetValue(_modifier));
            var request = new TrialRequest(
                result.GetRequiredValue(_platform), result.GetValue(_api)!, result.GetValue(_renderer)!, what, result.GetValue(_seconds));
            new ImportTrial(request, result.InvocationConfiguration.Output).Run();
            return ExitCodes.Ok;
        });
    }

    private static T Parse<T>(System.CommandLine.Parsing.ArgumentResult argument, bool right, T value)
    {
        if (!right)
        {
            argument.AddError($"{argument.Tokens[0].Value} cannot be read");
        }

        return value;
    }
}
