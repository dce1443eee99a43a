using System.Globalization;
using Compositor.Rendering;
using Compositor.Unix;

namespace Compositor.GpuCheck;

/// <summary>What a child process does: everything that a driver may crash or hang at.</summary>
/// <param name="request">What to do.</param>
/// <param name="output">Where it writes.</param>
internal sealed class ChildWork(ChildRequest request, TextWriter output)
{
    /// <summary>Does it, on the calling thread.</summary>
    /// <param name="arguments">What to do it to.</param>
    public void Run(string[] arguments)
    {
        // A driver that hangs must not stay when the parent is gone, and one that crashes shall not fill the disk.
        ProcessBounds.EndAfter(request.Seconds);
        ProcessBounds.LeaveNoCore();
        switch (request.Verb)
        {
            case ChildRequest.Look:
                new EglLook(request.Platform, output).Run(request.Seconds);
                break;
            case ChildRequest.Check:
                Check(arguments);
                break;
            default:
                Say(ChildLines.Of(() => new RungMeasure(request, Step, Say).Run(CheckCase.Parse(arguments[0]), int.Parse(arguments[1], CultureInfo.InvariantCulture))));
                break;
        }
    }

    private void Check(string[] names)
    {
        GpuStage? stage = null;
        foreach (var name in names)
        {
            Say(ChildLines.Of(() =>
            {
                Step("the driver was started");
                stage ??= new GpuStage(request.Platform, request.IsEs, TrialLayout.PictureSize, direct: !name.StartsWith(Rung.Upload, StringComparison.Ordinal));
                if (FenceCheck.Names.Contains(name))
                {
                    new FenceCheck(stage, Step).Run(name, Exporters.Find(TextWriter.Null));
                }
                else
                {
                    new RungCheck(stage, Step, request.Folder).Run(CheckCase.Parse(name));
                }
            }));
            ForgetErrors(stage);
        }

        stage?.Dispose();
    }

    // So that the next check is not blamed for them.
    private static void ForgetErrors(GpuStage? stage)
    {
        for (var i = 0; i < 100 && stage is not null && stage.Device.Gl.GetError() != Silk.NET.OpenGL.GLEnum.NoError; i++)
        {
        }
    }

    private void Step(string what) => Say(ChildLines.Step + what);

    private void Say(string line)
    {
        output.WriteLine(line);

        // At once: what comes next may be the end.
        output.Flush();
    }
}
