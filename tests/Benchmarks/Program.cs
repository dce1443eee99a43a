using Compositor.Benchmarks;

// A new benchmark is a file with a type, and a line here.
IBenchmark[] benchmarks = [new FrameCost(), new UploadCost(), new KernelCost(), new KeyLatency(), new IdleWall(), new VirgilCost(), new SpiceImageCost(), new SpiceReplay(), new VncReplay(), new VncLatency(), new VncWall(), new VncCodecs(), new StreamCost()];

var quick = args.Contains("--quick");
var names = args.Where(arg => !arg.StartsWith('-')).ToArray();
if (names.Length == 0)
{
    Console.WriteLine("usage: Compositor.Benchmarks NAME... [--quick]");
    foreach (var benchmark in benchmarks)
    {
        Console.WriteLine($"  {benchmark.Name,-12} {benchmark.Purpose}");
    }

    return 1;
}

foreach (var name in names)
{
    if (Array.Find(benchmarks, benchmark => benchmark.Name == name) is not { } benchmark)
    {
        Console.Error.WriteLine($"there is no benchmark {name}");
        return 1;
    }

    benchmark.Run(quick, Console.Out);
}

return 0;
