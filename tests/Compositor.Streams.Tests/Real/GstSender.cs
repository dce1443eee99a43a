using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>A gst-launch-1.0 that makes or sends a video: nothing of it was written here.</summary>
internal sealed class GstSender : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GstSender(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <param name="pipeline">As a shell would split it at spaces; quotation marks are gst-launch's own.</param>
    public static GstSender Start(string pipeline) => Start("gst-launch-1.0", ["-q", .. Split(pipeline)]);

    /// <summary>Starts another program that serves a video.</summary>
    public static GstSender Start(string program, IEnumerable<string> arguments, string? directory = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = directory ?? string.Empty };
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var sender = new GstSender(process);
        process.Exited += (_, _) => sender._ended.TrySetResult();
        process.OutputDataReceived += (_, e) => Note(program, e.Data);
        process.ErrorDataReceived += (_, e) => Note(program, e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return sender;
    }

    /// <summary>Runs one to its end.</summary>
    public static async Task MakeAsync(string pipeline)
    {
        var made = await Tool.RunAsync("gst-launch-1.0", ["-q", .. Split(pipeline)]);
        Assert.True(made.ExitCode == 0, $"gst-launch-1.0 {pipeline}: {made.Output}{made.Error}");
    }

    /// <summary>Skips, saying why, where an element is missing.</summary>
    public static void Require(params string[] elements)
    {
        Assert.SkipUnless(Tool.IsInstalled("gst-launch-1.0"), "gst-launch-1.0 is not installed; on Debian: apt install gstreamer1.0-tools");
        var library = new Codecs.MediaLibrary();
        foreach (var element in elements)
        {
            Assert.SkipUnless(library.Has(element), $"GStreamer has no element {element} here");
        }
    }

    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    // At spaces, but not within quotation marks.
    private static IEnumerable<string> Split(string pipeline)
    {
        var parts = pipeline.Split('"');
        var words = new List<string>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0)
            {
                words.AddRange(parts[i].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
            else
            {
                words.Add(parts[i]);
            }
        }

        return words;
    }

    private static void Note(string program, string? line)
    {
        if (line is not null)
        {
            Console.WriteLine($"[{program}] {line}");
        }
    }
}
