using Compositor.Contracts;
using Compositor.Plugins.Remote;
using Compositor.Plugins.Spice;
using Compositor.SourceClient;

var options = ClientOptions.Parse(args);
IFactory<ISource>? factory = options?.Kind switch { "spice" => new SpiceFactory(), "vnc" => new VncFactory(), "stream" => new StreamFactory(), _ => null };
if (options is null || factory is null)
{
    Console.Error.WriteLine(ClientOptions.Usage);
    return 2;
}

var hosts = Enumerable.Range(0, options.Sessions).Select(_ => new QuietHost()).ToArray();
using var ending = new CancellationTokenSource();
var running = hosts.Select((host, i) => Task.Run(async () =>
{
    await using var source = factory.Create(new Settings($"session{i}", options.Settings));
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
    Console.WriteLine(line.Split(' ', 2) switch
    {
        ["allocated"] => $"allocated {GC.GetTotalAllocatedBytes(precise: true)}",
        ["commits"] => $"commits {hosts.Sum(host => host.Commits)}",
        ["dump", var path] => $"dumped {hosts[0].Dump(path)}",
        _ => $"error no command: {line}",
    });
}

await ending.CancelAsync();
await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
Array.ForEach(hosts, host => host.Dispose());
return 0;
