using System.Globalization;
using Compositor.SpiceOracle;

var sessions = 1;
if (args is ["--sessions", var count, ..])
{
    _ = int.TryParse(count, CultureInfo.InvariantCulture, out sessions);
    args = args[2..];
}

if (args is not ([_] or [_, _]) || sessions is < 1 or > 64)
{
    Console.Error.WriteLine("usage: spice-oracle [--sessions 1-64] URI [PASSWORD]");
    Console.Error.WriteLine("""Prints "display WxH" when a picture is there; "dump PATH" on stdin writes it as a PPM. Ends with stdin.""");
    return 2;
}

try
{
    new ViewerLoop([.. Enumerable.Range(0, sessions).Select(_ => new Viewer(args[0], args.ElementAtOrDefault(1)))]).Run();
    return 0;
}
catch (Exception e) when (e is IOException or DllNotFoundException)
{
    Console.Error.WriteLine($"spice-oracle: {e.Message}");
    return 1;
}
