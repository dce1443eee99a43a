using System.Net.Sockets;
using Compositor.Contracts;
using Compositor.Producer;

try
{
    switch (args)
    {
        case ["run", .. var options]:
            await RunAsync(ProducerOptions.Parse(options));
            return 0;
        case ["kill", .. var options]:
            await new Killer(KillOptions.Parse(options)).RunAsync();
            return 0;
        default:
            Console.Error.WriteLine("""
                usage: producer run --qmp PATH [--memory udmabuf|dumb|heap] [--card PATH] [--size WxH] [--buffers N] [--rate FPS] [--frames N]
                                    [--seed N] [--fault NAME]
                       producer kill --folder PATH [--count N] [--kills N] [--delay MS] [--seed N]
                """);
            return 2;
    }
}
catch (Exception e) when (e is ProducerException or SourceException or IOException or SocketException)
{
    Console.Error.WriteLine($"producer: {e.Message}");
    return 1;
}

static async Task RunAsync(ProducerOptions options)
{
    using var flips = new Flips(options);
    if (options.Fault.Length == 0)
    {
        await new Viewers(options, flips).RunAsync();
    }
    else if (Manners.Find(options.Fault, flips) is { } manners)
    {
        await new Viewers(options, manners).RunAsync();
    }
    else
    {
        using var lies = Lies.Find(options.Fault, flips[0]) ?? throw new ProducerException($"\"{options.Fault}\" is no fault");
        await new Viewers(options, lies).RunAsync();
    }
}
