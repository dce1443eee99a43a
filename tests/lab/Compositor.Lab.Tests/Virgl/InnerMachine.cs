using Compositor.Lab.Tests.Machine;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>
/// A QEMU in the lab with a display over D-Bus or SPICE, and the driver (tests/lab/VirglDriver) that plays its guest. Both end with the lab.
/// </summary>
internal sealed class InnerMachine
{
    // The first command waits for QEMU and for virglrenderer's start; each has a limit of its own in the driver.
    private const int Seconds = 150;

    private readonly LabMachine _lab;
    private readonly string _name;

    private InnerMachine(LabMachine lab, string name, bool hasSpice) =>
        (_lab, _name, Address) = (lab, name, hasSpice ? $"spice+unix:///run/{name}.spice" : $"qmp:/run/{name}.qmp");

    /// <summary>The socket for the compositor, as its configuration names it.</summary>
    public string Address { get; }

    private string Socket => $"/run/{_name}.driver";

    /// <summary>Starts one; the first command waits until it is there.</summary>
    /// <param name="lab">Where.</param>
    /// <param name="name">Of its files in /run.</param>
    /// <param name="device">Its display device, as QEMU's -device takes it.</param>
    /// <param name="gl">True for a display with OpenGL: whatever it shows comes as dma-bufs.</param>
    /// <param name="spice">True for a display over SPICE, and not over D-Bus.</param>
    public static async Task<InnerMachine> StartAsync(LabMachine lab, string name, string device, bool gl = true, bool spice = false)
    {
        var machine = new InnerMachine(lab, name, spice);
        var options = $"{(gl ? "--render-node /dev/dri/renderD128" : "")} {(spice ? $"--spice /run/{name}.spice" : "")}";
        await lab.SucceedAsync(
            $"setsid {lab.Payload}/virgl-driver run --device {device} --qmp /run/{name}.qmp --socket {machine.Socket} {options} </dev/null >/run/{name}.log 2>&1 &");
        return machine;
    }

    /// <summary>Sends commands, one after the other.</summary>
    /// <returns>What each of them says.</returns>
    /// <exception cref="InvalidOperationException">One has gone wrong.</exception>
    public async Task<IReadOnlyList<string>> SayAsync(params IReadOnlyList<string> commands)
    {
        var quoted = string.Join(' ', commands.Select(command => $"'{command}'"));
        var result = await _lab.RunAsync($"{_lab.Payload}/virgl-driver send {Socket} {quoted}", Seconds);
        var answers = result.Text.Split('\n');
        return result.ExitCode == 0
            ? [.. answers.Select(answer => answer["ok".Length..].TrimStart())]
            : throw new InvalidOperationException($"{_name}: {commands[Math.Min(answers.Length, commands.Count) - 1]}: {answers[^1]} {(await _lab.RunAsync($"cat /run/{_name}.log")).Text}");
    }

    /// <summary>Draws a picture's new steps, without telling the host.</summary>
    public Task DrawAsync(Drawing drawing) => SayAsync(drawing.TakeCommands());

    /// <summary>Draws a picture's new steps, and tells the host.</summary>
    public Task UpdateAsync(Drawing drawing) => SayAsync([.. drawing.TakeCommands(), $"flush {drawing.Name}"]);

    /// <summary>Draws a picture's new steps and shows it on a head.</summary>
    public Task ShowAsync(int head, Drawing drawing) => SayAsync([.. drawing.TakeCommands(), $"show {head} {drawing.Name}", $"flush {drawing.Name}"]);

    /// <summary>Draws frames as fast as it goes, in turn into the pictures, each of which then has one colour.</summary>
    /// <param name="head">That shows them.</param>
    /// <param name="count">Frames, or seconds.</param>
    /// <param name="inSeconds">True when the count means seconds.</param>
    /// <param name="drawings">One that stays shown, or several to flip between.</param>
    public Task<FrameReport> RunFramesAsync(int head, int count, bool inSeconds, params IReadOnlyList<Drawing> drawings) =>
        RunAsync(head, $"{count}", inSeconds, drawings);

    /// <summary>Draws as many frames a second as a guest wants that has a pace of its own.</summary>
    public Task<FrameReport> RunFramesAsync(int head, int seconds, int rate, Drawing drawing) =>
        RunAsync(head, $"{seconds} at {rate}", inSeconds: true, [drawing]);

    private async Task<FrameReport> RunAsync(int head, string count, bool inSeconds, IReadOnlyList<Drawing> drawings)
    {
        var names = string.Join(',', drawings.Select(drawing => drawing.Name));
        var report = FrameReport.Parse((await SayAsync($"{(inSeconds ? "frames" : "flip")} {head} {names} {count}"))[0]);
        drawings[(report.Frames - 1) % drawings.Count].Became(report.Colour);
        return report;
    }

    /// <summary>Ends it.</summary>
    public Task QuitAsync() => SayAsync("quit");

    /// <summary>What QEMU has written to its error output.</summary>
    public async Task<string> LogAsync() => (await SayAsync("log"))[0];
}
