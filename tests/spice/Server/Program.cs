using Compositor.SpiceServer;
using Compositor.SpiceServer.Native;
using Compositor.SpiceServer.Scenes;
using Compositor.SpiceServer.Serving;

try
{
    if (args is ["--list"])
    {
        foreach (var scene in SceneCatalogue.All)
        {
            Console.WriteLine($"{scene.Name,-22}{scene.Shows}");
        }

        return 0;
    }

    Layouts.Check();
    return new Session(ServerOptions.Parse(args)).Run() ? 0 : 3;
}
catch (Exception e) when (e is ServerException or IOException or DllNotFoundException)
{
    Console.Error.WriteLine($"spice-server: {e.Message}");
    Console.Error.WriteLine(ServerOptions.Usage);
    return 2;
}
