using Compositor.Contracts;
using Compositor.Core;
using Compositor.Shell.Configuration;
using Compositor.Shell.Keys;

namespace Compositor.Shell.Control.Server;

/// <summary>Checks a request and asks the shell. Any thread; no state.</summary>
internal sealed class ControlVerbs(IShellControl shell)
{
    private const int MaximumKeys = 1000;

    /// <exception cref="ControlException">The request is wrong, or the shell refuses it.</exception>
    public async Task<ControlReply> PerformAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        switch (request.Verb)
        {
            case Verbs.Status:
                Only(request, new());
                return new ControlReply(true) { Status = await shell.GetStatusAsync(cancellationToken).ConfigureAwait(false) };
            case Verbs.Sources:
                Only(request, new());
                return new ControlReply(true) { Sources = await shell.GetSourcesAsync(cancellationToken).ConfigureAwait(false) };
            case Verbs.Focus:
                Only(request, new() { Name = request.Name });
                await shell.FocusAsync(Surface(request.Name), cancellationToken).ConfigureAwait(false);
                return new ControlReply(true);
            case Verbs.Layout:
                Only(request, new() { Name = request.Name });
                await shell.SetLayoutAsync(Needed(request.Name, "name"), cancellationToken).ConfigureAwait(false);
                return new ControlReply(true);
            case Verbs.Screenshot:
                Only(request, new() { File = request.File, Output = request.Output, Source = request.Source });
                return new ControlReply(true) { Screenshot = await shell.ScreenshotAsync(Screenshot(request), cancellationToken).ConfigureAwait(false) };
            case Verbs.SendKey:
                Only(request, new() { Name = request.Name, Keys = request.Keys });
                await shell.SendKeysAsync(Surface(request.Name), Chords(request.Keys), cancellationToken).ConfigureAwait(false);
                return new ControlReply(true);
            case Verbs.SendPointer:
                Only(request, new() { Name = request.Name, X = request.X, Y = request.Y, Button = request.Button });
                var position = new Point(Needed(request.X, "x"), Needed(request.Y, "y"));
                await shell.SendPointerAsync(Surface(request.Name), position, Button(request.Button), cancellationToken).ConfigureAwait(false);
                return new ControlReply(true);
            case Verbs.SendFile:
                Only(request, new() { Name = request.Name, File = request.File });
                return new ControlReply(true)
                {
                    Transfer = await shell.SendFileAsync(Surface(request.Name), AbsoluteFile(request), cancellationToken).ConfigureAwait(false),
                };
            case Verbs.FileTransfer:
                Only(request, new() { Id = request.Id });
                return new ControlReply(true) { Transfer = shell.GetTransfer(Needed(request.Id, "id")) };
            case Verbs.CancelFile:
                Only(request, new() { Id = request.Id });
                return new ControlReply(true) { Transfer = shell.CancelTransfer(Needed(request.Id, "id")) };
            case Verbs.Volume:
                Only(request, new() { Name = request.Name, Volume = request.Volume, Muted = request.Muted });
                await shell.SetVolumeAsync(Needed(request.Name, "name"), Volume(request), request.Muted, cancellationToken).ConfigureAwait(false);
                return new ControlReply(true);
            case Verbs.Power:
                Only(request, new() { Name = request.Name, Action = request.Action });
                await shell.RequestPowerAsync(Surface(request.Name), Power(Needed(request.Action, "action")), cancellationToken).ConfigureAwait(false);
                return new ControlReply(true);
            case Verbs.Quit:
                Only(request, new());
                await shell.QuitAsync(cancellationToken).ConfigureAwait(false);
                return new ControlReply(true);
            case null:
                throw new ControlException(ControlCodes.BadRequest, "\"verb\" is missing");
            default:
                throw new ControlException(
                    ControlCodes.UnknownVerb, $"unknown verb \"{request.Verb}\"{NearestName.Suggestion(request.Verb, Verbs.All)}");
        }
    }

    private static void Only(ControlRequest request, ControlRequest allowed)
    {
        if (request != allowed with { Verb = request.Verb })
        {
            throw new ControlException(ControlCodes.BadRequest, $"the request has members that \"{request.Verb}\" does not take");
        }
    }

    private static string Needed(string? value, string member) =>
        string.IsNullOrEmpty(value) ? throw new ControlException(ControlCodes.BadRequest, $"\"{member}\" is missing") : value;

    private static int Needed(int? value, string member) =>
        value ?? throw new ControlException(ControlCodes.BadRequest, $"\"{member}\" is missing");

    private static int? Volume(ControlRequest request) => (request.Volume, request.Muted) switch
    {
        (null, null) => throw new ControlException(ControlCodes.BadRequest, "\"volume\" or \"muted\" is missing"),
        ({ } volume, _) when volume is < 0 or > SourceSound.FullVolume => throw new ControlException(ControlCodes.BadRequest, $"\"volume\" must be 0 to {SourceSound.FullVolume}"),
        _ => request.Volume,
    };

    private static PowerAction Power(string action) => PowerActions.Parse(action)
        ?? throw new ControlException(ControlCodes.BadRequest, $"unknown action \"{action}\"{NearestName.Suggestion(action, PowerActions.Names)}");

    private static SurfaceId Surface(string? name) =>
        SurfaceName.TryParse(Needed(name, "name"), out var surface)
            ? surface
            : throw new ControlException(ControlCodes.UnknownSource, $"\"{name}\" is no name of a source");

    private static string AbsoluteFile(ControlRequest request)
    {
        var file = Needed(request.File, "file");
        return Path.IsPathFullyQualified(file) ? file : throw new ControlException(ControlCodes.BadRequest, "\"file\" must be an absolute path");
    }

    private static ScreenshotRequest Screenshot(ControlRequest request)
    {
        var file = AbsoluteFile(request);

        if (request.Output is not null && request.Source is not null)
        {
            throw new ControlException(ControlCodes.BadRequest, "a screenshot is of an output or of a source, not of both");
        }

        return new ScreenshotRequest(file, request.Output, request.Source is null ? null : Surface(request.Source));
    }

    private static Chord[] Chords(IReadOnlyList<string>? keys)
    {
        if (keys is not { Count: > 0 and <= MaximumKeys })
        {
            throw new ControlException(ControlCodes.BadRequest, $"\"keys\" must have 1 to {MaximumKeys} keys");
        }

        return [.. keys.Select(key => ChordText.TryParse(key ?? string.Empty, out var chord, out var error)
            ? chord
            : throw new ControlException(ControlCodes.UnknownKey, error))];
    }

    private static ushort? Button(string? name) => name is null
        ? null
        : PointerButtons.CodeOf(name)
            ?? throw new ControlException(ControlCodes.BadRequest, $"unknown button \"{name}\"{NearestName.Suggestion(name, PointerButtons.Names)}");
}
