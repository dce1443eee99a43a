using System.CommandLine;
using System.Globalization;
using System.Text;
using Compositor.Shell.Control;
using Compositor.Shell.Control.Client;

namespace Compositor.Shell.CommandLine;

/// <summary>compositor ctl: a command below it for each verb of the control socket.</summary>
internal sealed class CtlCommand : DocumentedCommand
{
    private const string Mute = "mute";
    private const string Unmute = "unmute";

    private readonly Option<string> _socket = CommonOptions.Socket();
    private readonly Option<bool> _json = new("--json") { Description = "Write the reply as it came, one JSON object.", Recursive = true };

    public CtlCommand()
        : base(
            "ctl",
            "Asks a running compositor.",
            "compositor ctl sources",
            "compositor ctl focus alpha",
            "compositor ctl layout single",
            "compositor ctl send-key alpha Ctrl+Alt+Delete",
            "compositor ctl send-pointer alpha 320 240 left",
            "compositor ctl send-file alpha report.pdf",
            "compositor ctl screenshot wall.png",
            "compositor ctl screenshot --source alpha alpha.png",
            "compositor ctl volume alpha 50",
            "compositor ctl volume alpha mute",
            "compositor ctl power alpha shutdown",
            "compositor ctl status --json",
            "compositor ctl quit")
    {
        _socket.Recursive = true;
        Add(_socket);
        Add(_json);
        Add(Verb(Verbs.Status, "The outputs, and what is in force.", _ => new()));
        Add(Verb(Verbs.Sources, "The machines, and how they are.", _ => new()));
        AddNamed(Verbs.Focus, "Gives the keyboard to a machine.", "A source, as \"alpha\", or a further head of it, as \"alpha:1\".");
        AddNamed(Verbs.Layout, "Changes the layout.", "A layout policy, as \"grid\".");
        AddScreenshot();
        AddSendKey();
        AddSendPointer();
        Add(new SendFileCommand(_socket, ExamplesOf(Verbs.SendFile)));
        AddVolume();
        AddPower();
        Add(Verb(Verbs.Quit, "Ends the compositor. Machines that it did not start go on.", _ => new()));
    }

    private void AddNamed(string verb, string description, string argument)
    {
        var name = new Argument<string>("NAME") { Description = argument };
        Add(Verb(verb, description, result => new() { Name = result.GetRequiredValue(name) }, name));
    }

    private void AddScreenshot()
    {
        var file = new Argument<string>("FILE") { Description = "The PNG to write." };
        var output = new Option<string>("--output") { Description = "Of this output; by default the first.", HelpName = "NAME" };
        var source = new Option<string>("--source") { Description = "Of this machine, in its own pixels.", HelpName = "NAME" };
        Add(Verb(
            Verbs.Screenshot,
            "Writes a picture.",
            result => new()
            {
                File = Path.GetFullPath(result.GetRequiredValue(file)),
                Output = result.GetValue(output),
                Source = result.GetValue(source),
            },
            file,
            output,
            source));
    }

    private void AddSendKey()
    {
        var name = new Argument<string>("NAME") { Description = "A source." };
        var keys = new Argument<string[]>("KEY") { Description = "Keys or chords, as A, Enter, Ctrl+Alt+Delete.", Arity = ArgumentArity.OneOrMore };
        Add(Verb(
            Verbs.SendKey,
            "Presses and releases keys, one after the other.",
            result => new() { Name = result.GetRequiredValue(name), Keys = result.GetRequiredValue(keys) },
            name,
            keys));
    }

    private void AddSendPointer()
    {
        var name = new Argument<string>("NAME") { Description = "A source." };
        var x = new Argument<int>("X") { Description = "Pixels of the machine's screen." };
        var y = new Argument<int>("Y") { Description = "Pixels of the machine's screen." };
        var button = new Argument<string?>("BUTTON") { Description = "A button to click there.", Arity = ArgumentArity.ZeroOrOne };
        button.AcceptOnlyFromAmong([.. PointerButtons.Names]);
        Add(Verb(
            Verbs.SendPointer,
            "Moves the pointer, and may click.",
            result => new()
            {
                Name = result.GetRequiredValue(name),
                X = result.GetRequiredValue(x),
                Y = result.GetRequiredValue(y),
                Button = result.GetValue(button),
            },
            name,
            x,
            y,
            button));
    }

    private void AddVolume()
    {
        var name = new Argument<string>("NAME") { Description = "A source." };
        var level = new Argument<string>("VOLUME") { Description = "0 to 100 percent, or mute, or unmute." };
        level.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not (Mute or Unmute) && Percent(result.GetValueOrDefault<string>()) is null)
            {
                result.AddError($"VOLUME must be 0 to 100, {Mute} or {Unmute}");
            }
        });
        Add(Verb(
            Verbs.Volume,
            "Sets how loud a machine is, or silences it.",
            result => result.GetRequiredValue(level) is var wanted && Percent(wanted) is { } percent
                ? new() { Name = result.GetRequiredValue(name), Volume = percent }
                : new() { Name = result.GetRequiredValue(name), Muted = wanted == Mute },
            name,
            level));
    }

    private void AddPower()
    {
        var name = new Argument<string>("NAME") { Description = "A source." };
        var action = new Argument<string>("ACTION") { Description = "What is asked of it; reset does not ask the guest." };
        action.AcceptOnlyFromAmong([.. PowerActions.Names]);
        Add(Verb(
            Verbs.Power,
            "Asks a machine to shut down or to begin anew, where its source can.",
            result => new() { Name = result.GetRequiredValue(name), Action = result.GetRequiredValue(action) },
            name,
            action));
    }

    private static int? Percent(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100 ? percent : null;

    private DocumentedCommand Verb(string verb, string description, Func<ParseResult, ControlRequest> request, params Symbol[] symbols)
    {
        var command = new DocumentedCommand(verb, description, ExamplesOf(verb));
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction((result, cancellationToken) => SendAsync(result, request(result) with { Verb = verb }, cancellationToken));
        return command;
    }

    private string[] ExamplesOf(string verb) => [.. Examples.Where(example => example.StartsWith($"compositor ctl {verb}", StringComparison.Ordinal))];

    private async Task<int> SendAsync(ParseResult result, ControlRequest request, CancellationToken cancellationToken)
    {
        var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        try
        {
            var bytes = await ControlClient.SendAsync(result.GetValue(_socket) ?? ControlSocketPath.Default, request, cancellationToken).ConfigureAwait(false);
            var reply = ControlClient.Read(bytes);
            await output.WriteAsync(result.GetValue(_json) ? Encoding.UTF8.GetString(bytes) + "\n" : ReplyText.Write(reply)).ConfigureAwait(false);
            if (reply.Error is { } refusal)
            {
                await error.WriteLineAsync($"compositor: {refusal.Message}").ConfigureAwait(false);
            }

            return reply.Ok ? ExitCodes.Ok : ExitCodes.Failed;
        }
        catch (ControlException problem)
        {
            await error.WriteLineAsync($"compositor: {problem.Message}").ConfigureAwait(false);
            return ExitCodes.Failed;
        }
    }
}
