using System.Globalization;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.SpiceClient;

var sessions = 1;
var settings = new Dictionary<string, object>();
while (args is [['-', '-', .. var name], var value, ..])
{
    if (name == "sessions")
    {
        _ = int.TryParse(value, CultureInfo.InvariantCulture, out sessions);
    }
    else
    {
        settings[name] = value;
    }

    args = args[2..];
}

if (args is not [var address] || sessions is < 1 or > 64)
{
    Console.Error.WriteLine("usage: spice-client [--sessions 1-64] [--SETTING VALUE]... ADDRESS");
    Console.Error.WriteLine("""Settings are those of a spice source: --compression lz, --record FOLDER. Prints "display WxH" when a picture is there, "ended REASON" """);
    Console.Error.WriteLine("""when a session ends; "allocated" on stdin prints the bytes allocated up to now. Ends with stdin.""");
    return 2;
}

settings["address"] = address;
var hosts = Enumerable.Range(0, sessions).Select(_ => new QuietHost()).ToArray();
using var ending = new CancellationTokenSource();
var running = hosts.Select((host, i) => Task.Run(async () =>
{
    await using var source = new SpiceFactory().Create(new Settings($"session{i}", settings));
    try
    {
        await source.RunAsync(host, ending.Token);
    }
    catch (Exception e) when (e is not OperationCanceledException)
    {
        Console.WriteLine($"ended {e.Message}");
    }
})).ToArray();
while (Console.ReadLine() is { } line && line != "quit")
{
    Console.WriteLine(line == "allocated" ? $"allocated {GC.GetTotalAllocatedBytes(precise: true)}" : $"error no command: {line}");
}

await ending.CancelAsync();
await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
Array.ForEach(hosts, host => host.Dispose());
return 0;
