using Compositor.GpuCheck;

if (ChildRequest.Parse(args, out var arguments) is { } request)
{
    new ChildWork(request, Console.Out).Run(arguments);
    return 0;
}

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(GpuCheckOptions.Usage);
    return 0;
}

try
{
    return await new GpuRun(GpuCheckOptions.Parse(args), Console.Out).RunAsync();
}
catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"gpu-check: {e.Message}");
    return 2;
}
