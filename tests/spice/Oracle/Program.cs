using Compositor.SpiceOracle;

if (args is not ([_] or [_, _]))
{
    Console.Error.WriteLine("usage: spice-oracle URI [PASSWORD]");
    Console.Error.WriteLine("""Prints "display WxH" when a picture is there; "dump PATH" on stdin writes it as a PPM. Ends with stdin.""");
    return 2;
}

try
{
    new Viewer(args[0], args.ElementAtOrDefault(1)).Run();
    return 0;
}
catch (Exception e) when (e is IOException or DllNotFoundException)
{
    Console.Error.WriteLine($"spice-oracle: {e.Message}");
    return 1;
}
