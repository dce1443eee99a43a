using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;

namespace Compositor.Lab.Tests.Producers;

/// <summary>A producer in the lab (tests/lab/Producer), which plays a QEMU. It ends with the lab, or when it is killed.</summary>
/// <param name="lab">Where.</param>
/// <param name="name">Of the source that shows it, and of its files.</param>
/// <param name="seed">Of its pictures.</param>
internal sealed class RunningProducer(LabMachine lab, string name, int seed = 1)
{
    /// <summary>Where sockets and logs are.</summary>
    public const string Folder = "/run/producers";

    public string Name => name;

    /// <summary>Its entry in a configuration.</summary>
    public string Source => $"""
        [[source]]
        name = "{name}"
        kind = "virgil"
        address = "qmp:{Folder}/{name}.qmp"

        """;

    /// <summary>Starts it.</summary>
    /// <param name="options">As on its command line.</param>
    public Task StartAsync(string options) => lab.SucceedAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"mkdir -p {Folder}; setsid {lab.Payload}/producer run --qmp {Folder}/{name}.qmp --seed {seed} {options} </dev/null >{Folder}/{name}.log 2>&1 & echo $! >{Folder}/{name}.pid"));

    /// <summary>Ends it at once, if it has not done so itself.</summary>
    public Task KillAsync() => lab.SucceedAsync($"pid=$(cat {Folder}/{name}.pid); kill -9 $pid 2>/dev/null; while [ -e /proc/$pid ]; do sleep 0.05; done");

    /// <summary>Waits until it has ended by itself.</summary>
    public Task EndedAsync() => lab.SucceedAsync($"while [ -e /proc/$(cat {Folder}/{name}.pid) ]; do sleep 0.05; done");

    /// <summary>What it has said.</summary>
    public Task<string> LogAsync() => lab.SucceedAsync($"cat {Folder}/{name}.log");

    /// <summary>The picture in one of its buffers.</summary>
    public PixelGrid Picture(int buffer, int width, int height) => new(width, height, Producer.Pattern.Draw(seed, buffer, width, height));
}
