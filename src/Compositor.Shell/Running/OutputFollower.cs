using Compositor.Rendering;
using Compositor.Shell.Outputs;
using Compositor.Shell.Sdl;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Running;

/// <summary>
/// Has the render loop draw on the display's outputs, and on others when monitors come and go. Sources do not notice: they are hidden
/// while there is no output at all. Main thread, which waits for the render thread here.
/// </summary>
internal sealed class OutputFollower(IDisplay display, RenderLoop render, ILogger log)
{
    private readonly List<string> _drawn = [];

    /// <summary>Begins to draw on the outputs there are.</summary>
    /// <exception cref="SdlException">One cannot be drawn on.</exception>
    public void Start()
    {
        foreach (var output in display.Outputs)
        {
            Add(output);
        }
    }

    /// <summary>Lets go of all outputs and draws on those that are there now; one that cannot be drawn on is left out.</summary>
    public void Follow()
    {
        foreach (var name in _drawn)
        {
            render.RemoveOutputAsync(name).GetAwaiter().GetResult();
        }

        _drawn.Clear();
        try
        {
            display.Reopen();
        }
        catch (SdlException e)
        {
            log.LogError("the monitors cannot be driven any more, until others are plugged in: {Reason}", e.Message);
        }

        foreach (var output in display.Outputs)
        {
            try
            {
                Add(output);
            }
            catch (SdlException e)
            {
                log.LogError("output {Name} cannot be drawn on: {Reason}", output.Name, e.Message);
            }
        }

        log.LogInformation("monitors now: {Names}", _drawn.Count > 0 ? string.Join(", ", _drawn) : "none");
    }

    private void Add(DisplayOutput output)
    {
        render.AddOutputAsync(output.Name, output.CreateTarget).GetAwaiter().GetResult();
        _drawn.Add(output.Name);
    }
}
