using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Compositor.Benchmarks;

/// <summary>A headless wall of 16 still machines as a process of its own: its CPU, and how often any of its threads woke.</summary>
internal sealed class IdleWall : IBenchmark
{
    private const int Machines = 16;

    public string Name => "idle";

    public string Purpose => "CPU and wake-ups of a wall of 16 machines that stand still";

    public void Run(bool quick, TextWriter report)
    {
        var directory = Directory.CreateTempSubdirectory("idle-").FullName;
        var config = Path.Combine(directory, "idle.toml");
        var text = new StringBuilder("[shell]\noutput = \"headless\"\nsize = \"1920x1080\"\n");
        for (var i = 0; i < Machines; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[[source]]\nname = \"vm{i}\"\nkind = \"testcard\"\nrate = 0\n");
        }

        File.WriteAllText(config, text.ToString());
        var start = new ProcessStartInfo(BuiltCompositor.Path, ["run", "--config", config, "--socket", Path.Combine(directory, "c.sock")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var shell = Process.Start(start)!;
        try
        {
            Pass(TimeSpan.FromSeconds(quick ? 5 : 15));
            var (cpu, wakes) = Look(shell.Id);
            var seconds = quick ? 5 : 30;
            Pass(TimeSpan.FromSeconds(seconds));
            var (cpuAfter, wakesAfter) = Look(shell.Id);
            report.WriteLine($"| {Machines} still machines, {seconds} s | |");
            report.WriteLine("|---|---|");
            report.WriteLine(FormattableString.Invariant($"| CPU | {(cpuAfter - cpu) * 10.0 / seconds:0.00} ms/s |"));
            foreach (var (thread, count) in wakesAfter)
            {
                var woke = count - wakes.GetValueOrDefault(thread);
                if (woke > 0)
                {
                    report.WriteLine($"| wake-ups of {thread} | {woke} |");
                }
            }

            report.WriteLine($"| wake-ups of all threads | {wakesAfter.Sum(entry => entry.Value - wakes.GetValueOrDefault(entry.Key))} |");
        }
        finally
        {
            shell.Kill();
            shell.WaitForExit();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Pass(TimeSpan time)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(time);
    }

    /// <summary>CPU in hundredths of a second, and voluntary context switches by thread.</summary>
    private static (long Cpu, Dictionary<string, long> Wakes) Look(int process)
    {
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var cpu = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        var wakes = new Dictionary<string, long>();
        foreach (var thread in Directory.GetDirectories($"/proc/{process}/task"))
        {
            var name = $"{File.ReadAllText(Path.Combine(thread, "comm")).Trim()} ({Path.GetFileName(thread)})";
            var line = File.ReadLines(Path.Combine(thread, "status")).First(l => l.StartsWith("voluntary", StringComparison.Ordinal));
            wakes[name] = long.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
        }

        return (cpu, wakes);
    }
}
