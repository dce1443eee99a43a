using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests.Kms;

/// <summary>A person at a console, who starts the wall by hand and gets the console back when it is killed.</summary>
[Collection(LabCollection.Name)]
public sealed class ConsoleTests(LabMachine lab)
{
    private const string Folder = "/run/console";

    [Fact]
    public async Task The_console_is_back_after_a_kill_with_its_keyboard_and_its_text()
    {
        await lab.SucceedAsync($"mkdir -p -m 700 {Folder}; rm -f {Folder}/*");
        await lab.WriteFileAsync($"{Folder}/compositor.toml", KmsWall.Configuration);
        await lab.WriteFileAsync("/w", $"echo $$ >{Folder}/pid; exec {lab.Payload}/compositor run --config {Folder}/compositor.toml --socket {Folder}/control 2>{Folder}/log\n");

        // A shell on the first virtual terminal, as a login would start it.
        await lab.SucceedAsync("setsid bash -c 'exec </dev/tty1 >/dev/tty1 2>&1 bash --norc' & sleep 1");
        await TypeAsync("sh /w");
        await Eventually.TrueAsync("the wall is shown", async () => (await lab.ScreendumpAsync(0, "console-wall")).ShareOf(pixel => pixel == 0x00ffff) > 0.05, 90);

        await TypeAsync("touch /a");
        await lab.SucceedAsync($"kill -9 $(cat {Folder}/pid); sleep 1");
        await TypeAsync("touch /b");
        await Eventually.TrueAsync("the shell has heard it", async () => (await lab.RunAsync("test -e /b")).ExitCode == 0);
        Assert.NotEqual(0, (await lab.RunAsync("test -e /a")).ExitCode);
        await Eventually.TrueAsync("the text is back", async () =>
        {
            var seen = await lab.ScreendumpAsync(0, "console-back");
            return seen.ShareOf(pixel => pixel == 0x000000) > 0.9 && seen.HasContent;
        });
        await TypeAsync("exit");
    }

    private async Task TypeAsync(string line)
    {
        foreach (var letter in line)
        {
            await lab.Input.TypeAsync(letter switch
            {
                ' ' => "spc",
                '/' => "slash",
                _ => letter.ToString(),
            });
        }

        await lab.Input.TypeAsync("ret");
    }
}
