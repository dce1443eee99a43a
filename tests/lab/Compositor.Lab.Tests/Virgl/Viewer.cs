using System.Globalization;
using System.Text.Json;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>The compositor on the lab's monitors.</summary>
/// <param name="lab">Where.</param>
/// <param name="name">Of its folder in /run.</param>
internal sealed class Viewer(LabMachine lab, string name)
{
    // A start of .NET on an emulated processor that others use, too.
    private const int Seconds = 150;

    private string _environment = "";

    /// <summary>Where its files are: configuration, log, pid.</summary>
    public string Folder => $"/run/{name}";

    private string Socket => $"{Folder}/control";

    /// <summary>Starts it and waits until it takes requests.</summary>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="environment">Variables to set for it, as a shell takes them.</param>
    public async Task StartAsync(string configuration, string environment = "")
    {
        _environment = environment;
        await lab.SucceedAsync($"mkdir -p -m 700 {Folder} && rm -f {Socket}");
        await lab.WriteFileAsync($"{Folder}/compositor.toml", configuration);
        await RestartAsync();
    }

    /// <summary>Starts it again with the same configuration.</summary>
    /// <param name="environment">As before when null.</param>
    public async Task RestartAsync(string? environment = null)
    {
        _environment = environment ?? _environment;
        await lab.SucceedAsync(
            $"cd {Folder}; {_environment} setsid {lab.Payload}/compositor run --output sdl --config compositor.toml --socket {Socket} </dev/null >>log 2>&1 & echo $! >{Folder}/pid");
        await AskAsync("""{"verb":"status"}""");
    }

    /// <summary>Gives it another configuration while it runs; what comes of that is not waited for.</summary>
    /// <param name="configuration">All of it.</param>
    public async Task ReconfigureAsync(string configuration)
    {
        await lab.WriteFileAsync($"{Folder}/compositor.new", configuration);
        await lab.SucceedAsync($"mv {Folder}/compositor.new {Folder}/compositor.toml");
    }

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => lab.SucceedAsync($"pid=$(cat {Folder}/pid); kill -9 $pid; while [ -e /proc/$pid ]; do sleep 0.05; done; rm -f {Socket}");

    /// <summary>One control request.</summary>
    /// <exception cref="InvalidOperationException">It is refused.</exception>
    public async Task<JsonElement> AskAsync(string request)
    {
        var result = await lab.RunAsync($"{lab.Payload}/virgl-driver ask {Socket} '{request}'", Seconds);
        return result.ExitCode == 0 && JsonDocument.Parse(result.Text).RootElement is var answer && answer.GetProperty("ok").GetBoolean()
            ? answer
            : throw new InvalidOperationException($"{request}: {result.Text}\n{await LogAsync()}");
    }

    /// <summary>Gives a machine the keyboard, and so, in the layout "single", its output.</summary>
    public Task FocusAsync(string surface) => AskAsync($$"""{"verb":"focus","name":"{{surface}}"}""");

    /// <summary>What is reported of a head.</summary>
    /// <param name="surface">"name" or "name:1".</param>
    public async Task<JsonElement?> HeadAsync(string surface) =>
        (await AskAsync("""{"verb":"sources"}""")).GetProperty("sources").EnumerateArray()
            .SelectMany(source => source.GetProperty("heads").EnumerateArray())
            .Select(head => (JsonElement?)head)
            .FirstOrDefault(head => head!.Value.GetProperty("id").GetString() == surface);

    /// <summary>Waits until a head's picture comes by a rung of the import ladder.</summary>
    public Task UsesAsync(string surface, string rung) => Eventually.TrueAsync(
        $"{surface} is shown by \"{rung}\"", async () => await HeadAsync(surface) is { } head && head.TryGetProperty("import", out var import) && import.GetString() == rung, 90);

    /// <summary>How many images were made of a head's buffers.</summary>
    public async Task<long> ImportsAsync(string surface) => (await HeadAsync(surface))?.GetProperty("imports").GetInt64() ?? 0;

    /// <summary>What the compositor itself has of a machine's picture, from GPU and buffer, not from the screen.</summary>
    public async Task<PixelGrid> CaptureAsync(string surface)
    {
        await AskAsync($$"""{"verb":"screenshot","file":"{{Folder}}/capture.png","source":"{{surface}}"}""");
        var file = Path.Combine(LabFolders.Artifacts, $"capture-{surface.Replace(':', '-')}.png");
        await File.WriteAllBytesAsync(file, await lab.ReadFileAsync($"{Folder}/capture.png"));
        return PixelGrid.FromPng(file);
    }

    /// <summary>
    /// What it holds, without the frames of the monitors themselves, of which Mesa has two to four each, as it needs them: a dma-buf or a
    /// mapping that has the size of one is not counted.
    /// </summary>
    public async Task<Holdings> HoldingsAsync()
    {
        var counts = (await lab.SucceedAsync(
            $$"""
            pid=$(cat {{Folder}}/pid); frames=" $((1280 * 800 * 4)) $((1024 * 768 * 4)) "; all=0 bufs=0 maps=0
            for file in /proc/$pid/fdinfo/*; do
                size= buf=
                while read -r key value; do case $key in size:) size=$value ;; exp_name:) buf=1 ;; esac; done 2>/dev/null <$file || continue
                [[ $buf && $frames = *" $size "* ]] || { all=$((all + 1)); bufs=$((bufs + ${buf:-0})); }
            done
            while read -r range rest; do
                [[ $rest = *dmabuf* ]] || continue
                size=$((0x${range#*-} - 0x${range%-*}))
                [[ $frames = *" $size "* ]] || maps=$((maps + 1))
            done </proc/$pid/maps
            echo $all $bufs $maps
            """)).Split(' ');
        int Number(int index) => int.Parse(counts[index], CultureInfo.InvariantCulture);
        return new Holdings(Number(0), Number(1), Number(2));
    }

    /// <summary>Its memory that is resident, in kilobytes.</summary>
    public async Task<int> ResidentAsync() => int.Parse(
        await lab.SucceedAsync($"sed -n 's/^VmRSS:[^0-9]*\\([0-9]*\\).*/\\1/p' /proc/$(cat {Folder}/pid)/status"), CultureInfo.InvariantCulture);

    public Task<string> LogAsync() => lab.SucceedAsync($"cat {Folder}/log");
}
