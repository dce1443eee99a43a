using System.Runtime.InteropServices;
using Compositor.VirglDriver;

try
{
    switch (args)
    {
        case ["run", .. var options]:
            await RunAsync(MachineOptions.Parse(options));
            return 0;
        case ["send", var socket, .. var lines] when lines.Length > 0:
            return await CommandClient.SendAsync(socket, lines, static answer => answer.StartsWith("ok", StringComparison.Ordinal));
        case ["ask", var socket, .. var lines] when lines.Length > 0:
            return await CommandClient.SendAsync(socket, lines, static _ => true);
        default:
            Console.Error.WriteLine("""
                usage: virgl-driver run --device DEVICE --qmp PATH --socket PATH [--spice PATH] [--render-node PATH] [--qemu PROGRAM]
                       virgl-driver send SOCKET LINE...    to a running driver, until one goes wrong
                       virgl-driver ask SOCKET LINE...     to any program that answers a line with a line
                """);
            return 2;
    }
}
catch (Exception e) when (e is DriverException or IOException or System.Net.Sockets.SocketException)
{
    Console.Error.WriteLine($"virgl-driver: {e.Message}");
    return 1;
}

static async Task RunAsync(MachineOptions options)
{
    // Listens before there is a machine: who connects meanwhile waits, and learns of a start that fails.
    using var server = new CommandServer(options.Socket);
    using var machine = await Machine.StartAsync(options);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
    {
        context.Cancel = true;
        server.Dispose();
    });
    Console.WriteLine("ready");
    server.Run(machine);
}
