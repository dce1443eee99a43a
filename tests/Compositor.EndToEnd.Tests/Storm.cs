using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>Two machines, a synthetic source and a compositor that are struck at random.</summary>
internal sealed class Storm : IAsyncDisposable
{
    private static readonly string[] Options = ["--output", "headless", "--size", "1300x900"];

    private readonly Workspace _workspace;
    private readonly Random _random;
    private readonly Qemu[] _machines;
    private readonly bool[] _stopped = new bool[2];
    private readonly bool[] _killed = new bool[2];
    private CompositorProcess _wall;
    private int _calmDescriptors;

    private Storm(Workspace workspace, Random random, Qemu[] machines, CompositorProcess wall)
    {
        (_workspace, _random, _machines, _wall) = (workspace, random, machines, wall);
    }

    public static async Task<Storm> StartAsync(Workspace workspace, string binary, Random random)
    {
        Qemu[] machines =
        [
            await Qemu.StartAsync(workspace, "alpha", binary, Guest.Grub),
            await Qemu.StartAsync(workspace, "beta", binary, Guest.Memtest),
        ];
        var wall = await StartWallAsync(workspace, machines);
        var storm = new Storm(workspace, random, machines, wall);
        await storm.AllLiveAsync();
        storm._calmDescriptors = wall.Descriptors;
        return storm;
    }

    /// <summary>One blow.</summary>
    /// <returns>What it was.</returns>
    public async Task<string> StrikeAsync()
    {
        var which = _random.Next(2);
        var name = which == 0 ? "alpha" : "beta";
        switch (_random.Next(8))
        {
            case 0 when !_killed[which]:
                (_killed[which], _stopped[which]) = (true, false);
                await _machines[which].KillAsync();
                return $"kill {name}";
            case 1 or 2:
                (_killed[which], _stopped[which]) = (false, false);
                await _machines[which].RestartAsync();
                return $"restart {name}";
            case 3 when !_killed[which]:
                _stopped[which] = true;
                _machines[which].Signal(Signals.Stop);
                return $"stop {name}";
            case 4 when _stopped[which]:
                _stopped[which] = false;
                _machines[which].Signal(Signals.Continue);
                return $"continue {name}";
            case 5:
                await _wall.DisposeAsync();
                _wall = await StartWallAsync(_workspace, _machines);
                return "kill and restart the compositor";
            case 6:
                Assert.Equal(0, await _wall.QuitAsync());
                await _wall.DisposeAsync();
                _wall = await StartWallAsync(_workspace, _machines);
                return "end and restart the compositor";
            default:
                await _wall.ControlAsync(new { verb = "layout", name = _random.Next(2) == 0 ? "single" : "grid" });
                await SendKeysAsync(name);
                return $"layout and keys for {name}";
        }
    }

    /// <summary>The wall answers with a picture, the synthetic source is untouched, and machines that run answer.</summary>
    public async Task AssertWholeAsync(TimeSpan qmpLimit)
    {
        Assert.True((await _wall.OutputPictureAsync()).HasContent, "the wall shows nothing");
        await _wall.WaitForStateAsync("card", "live");
        for (var i = 0; i < _machines.Length; i++)
        {
            if (!_killed[i] && !_stopped[i])
            {
                var answered = await _machines[i].PingAsync();
                Assert.True(answered < qmpLimit, $"QMP took {answered.TotalMilliseconds:0} ms");
            }
        }
    }

    /// <summary>Everything is brought back, and must come back: live, with no descriptor more than before.</summary>
    public async Task CalmAsync()
    {
        for (var i = 0; i < _machines.Length; i++)
        {
            if (_killed[i])
            {
                await _machines[i].RestartAsync();
            }

            _machines[i].Signal(Signals.Continue);
            (_killed[i], _stopped[i]) = (false, false);
        }

        await AllLiveAsync();
        await Eventually.TrueAsync(
            $"no more than {_calmDescriptors} descriptors",
            () => Task.FromResult(_wall.Descriptors <= _calmDescriptors),
            10);
        Assert.Equal(0, await _wall.QuitAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _wall.DisposeAsync();
        foreach (var machine in _machines)
        {
            await machine.DisposeAsync();
        }
    }

    private static Task<CompositorProcess> StartWallAsync(Workspace workspace, Qemu[] machines) =>
        CompositorProcess.StartAsync(workspace, Configurations.Machines(machines[0], machines[1]) + Configurations.Testcard("card", "rate = 5"), Options);

    private async Task AllLiveAsync()
    {
        foreach (var name in (string[])["alpha", "beta", "card"])
        {
            await _wall.WaitForStateAsync(name, "live");
        }
    }

    private async Task SendKeysAsync(string name)
    {
        try
        {
            await _wall.ControlAsync(new { verb = "send-key", name, keys = (string[])["Down"] });
        }
        catch (ControlRefusedException)
        {
            // It is away just now; the request was answered, which is all that is asked here.
        }
    }
}
